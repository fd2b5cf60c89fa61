/** The part of Adobe's SDK that is used here; the package does not contain types. */
declare module '@adobe/acc-js-sdk' {
	interface Client {
		NLWS: { xtkSession: { logon(): Promise<void> }; nmsRtEvent: { pushEvent(event: object): Promise<unknown> } };
	}
	interface Sdk {
		init(parameters: unknown): Promise<Client>;
		ConnectionParameters: { ofUserAndPassword(url: string, user: string, password: string): unknown };
	}
	const sdk: Sdk;
	export default sdk;
}

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { json, type Reply } from '../../../sandbox/http';
import type { Sandbox } from '../../../sandbox/server';
import type { Bench } from './bench';
import { byId, jsons } from './items';
import type { Row } from './row';

/** The requestable campaigns of the sandbox that most tests use. */
export const welcome = 1025;
export const invoice = 1026;

/** The items' `email` is the lead key; no pacing. */
export const requestCampaign: Row<'marketo'> = {
	...{ node: 'marketoRequestCampaign', platform: 'marketo', method: 'trigger' },
	credentials(baseUrl) {
		const { clientId, clientSecret, userId, encryptionKey } = demo.marketo;
		return {
			marketoApi: { baseUrl, clientId, clientSecret },
			marketoSoapApi: { endpoint: `${baseUrl}/soap/mktows/3_1`, userId, encryptionKey },
		};
	},
	parameters: () => ({
		...{ api: 'rest', campaignBy: 'id', campaignId: byId(String(welcome)), dataMode: 'autoMapInputData' },
		options: { maxRequests: 0 },
	}),
	arrivals: (sandbox, items) =>
		leadsTaken(
			sandbox,
			items.map(({ email }) => String(email)),
		),
};

/** The batch campaign of the sandbox that most tests use. */
export const digest = 1040;

/** The items' `runAt` is when the campaign runs; no pacing. */
export const scheduleCampaign: Row<'marketo'> = {
	...requestCampaign,
	...{ node: 'marketoScheduleCampaign', method: 'schedule' },
	credentials: (sandboxUrl) => only('marketoApi', requestCampaign.credentials(sandboxUrl)),
	parameters: () => ({
		...{ campaignId: byId(String(digest)), runAt: '={{ $json.runAt }}' },
		options: { maxRequests: 0 },
	}),
	arrivals: ({ journal }, items) =>
		items.map(({ runAt }) => journal.timesTaken('marketo', `${digest}@${String(runAt)}`)),
};

/** So many runs, an hour between them. */
export function runs(count: number): Array<{ runAt: string }> {
	const nextHourMs = Math.ceil(Date.now() / 3_600_000 + 1) * 3_600_000;
	return Array.from({ length: count }, (_, index) => ({
		runAt: new Date(nextHourMs + index * 3_600_000).toISOString(),
	}));
}

/** The items are as Request Campaign leaves them. */
export const campaignResult: Row<'marketo'> = {
	...scheduleCampaign,
	...{ node: 'marketoCampaignResult', method: 'activities', arrivals: undefined },
	parameters: () => ({
		...{ campaignId: '={{ $json.campaignId }}', leadIds: '={{ $json.leadIds }}', since: '={{ $json.requestedAt }}' },
		options: { maxRequests: 0 },
	}),
};

/** Requests the campaign for these leads and gives what Campaign Result needs; what came of it can be seen at once. */
export async function requested(bench: Bench, items: Array<{ email: string }>): Promise<IDataObject[]> {
	bench.sandbox.platforms.marketo.controls.set({ activityDelay: 0 });
	const result = await bench.as(requestCampaign).run(items);
	if (result.error) throw result.error;
	return jsons(result);
}

/** Those of an operation's credentials that one of its APIs uses. */
export function only(type: string, credentials: ReturnType<Row['credentials']>): ReturnType<Row['credentials']> {
	return Object.fromEntries(Object.entries(credentials).filter(([name]) => name === type));
}

/** The parameters that make the run one over SOAP, by name. */
export const soapByName: INodeParameters = {
	api: 'soap',
	campaignBy: 'name',
	programName: 'Onboarding',
	campaignName: 'Send Welcome',
};

/** The same over SOAP. */
export const requestCampaignOverSoap: Row<'marketo'> = {
	...requestCampaign,
	method: 'requestCampaign',
	parameters: (sandboxUrl) => ({ ...requestCampaign.parameters(sandboxUrl), ...soapByName }),
};

/** How often each lead of these addresses was taken into a campaign. */
export function leadsTaken({ journal, platforms }: Sandbox, addresses: string[], campaign = welcome): number[] {
	return addresses.map((email) =>
		platforms.marketo.leads
			.find('email', email)
			.reduce((sum, { id }) => sum + journal.timesTaken('marketo', `${campaign}/${id}`), 0),
	);
}

/** So many leads that the sandbox knows. */
export function leads(count: number): Array<{ email: string }> {
	return Array.from({ length: count }, (_, index) => ({ email: `lead${index + 1}@example.com` }));
}

/** The addresses of items. */
export function emails(items: Array<{ email: string }>): string[] {
	return items.map(({ email }) => email);
}

/** A refusal of the REST API, with HTTP 200 as all of them. */
export function refusal(code: string, message: string, status = 200): Reply {
	return json(status, { requestId: 'e42b#14272d07d78', success: false, errors: [{ code, message }] });
}

/** Events pushed before the measurement, so that code is loaded, connections are open and schemas are known. */
const warmUps = 20;

/**
 * Pushes events and sends the processor time that the process needed for them to the parent process.
 *
 * @param push pushes the given number of events, starting with the number `first`; resolves when all are accepted
 */
export function measureCpu(push: (sinkUrl: string, first: number, events: number) => Promise<void>): void {
	const [sinkUrl = '', events = ''] = process.argv.slice(2);
	const measured = async (): Promise<void> => {
		await push(sinkUrl, Number(events), warmUps);
		const before = process.cpuUsage();
		await push(sinkUrl, 0, Number(events));
		const { user, system } = process.cpuUsage(before);
		process.send?.({ warmUps, cpuMicroseconds: user + system });
	};
	measured().catch((error: unknown) => {
		console.error(error);
		process.exit(1);
	});
}

/** The data of one event, the same for both sides. */
export function eventData(number: number) {
	return {
		attributes: { email: `item-${number}@example.com`, externalId: `order-${number}` },
		context: { firstName: `Name ${number}`, orderNumber: `W-${number}`, total: number },
	};
}

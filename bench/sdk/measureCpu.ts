/** Events pushed before the measurement: code is loaded, connections are open, schemas are known. */
const warmUps = 20;

/**
 * Pushes events with a program's own means and tells the parent what processor time the process needed for them.
 *
 * @param push pushes so many events, the first with this number; resolves when all are accepted
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

/** Adobe's own SDK: one `pushEvent` after the other. */
import sdk from '@adobe/acc-js-sdk';
import { eventData, measureCpu } from './measureCpu';

let client: Awaited<ReturnType<typeof logOn>> | undefined;

measureCpu(async (sinkUrl, first, events) => {
	client ??= await logOn(sinkUrl);
	for (let number = first; number < first + events; number++) {
		const { attributes, context } = eventData(number);
		const { firstName, orderNumber, total } = context;
		// `$name` creates a text element, as in the samples of the SDK.
		const ctx = { $firstName: firstName, $orderNumber: orderNumber, $total: total };
		const eventId: unknown = await client.NLWS.nmsRtEvent.pushEvent({ type: 'order_confirmation', ...attributes, ctx });
		if (typeof eventId !== 'string' || !/^[1-9]\d*$/.test(eventId))
			throw new Error(`Not an event id: ${String(eventId)}`);
	}
});

async function logOn(sinkUrl: string) {
	const opened = await sdk.init(sdk.ConnectionParameters.ofUserAndPassword(sinkUrl, 'bench', 'bench-password'));
	await opened.NLWS.xtkSession.logon();
	return opened;
}

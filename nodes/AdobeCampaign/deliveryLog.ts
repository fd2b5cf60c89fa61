import type { Entry, Sending } from '../shared/contract/operation';
import type { JsonObject, Reason } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { campaignCredential } from './credential';
import { deliveryLogRequest, judgeDeliveryLog } from './wire/deliveryLog';
import { mayBeLogged, MOST_EVENTS, type PushedEvent } from './wire/eventStatus';

/** An event with what is told about it. */
export interface Told<E> extends Entry<PushedEvent> {
	readonly entry: E;
	readonly json: JsonObject;
}

const askLog: Sending<PushedEvent, JsonObject | undefined> = {
	credential: campaignCredential,
	limits: { messages: MOST_EVENTS },
	readsOnly: true,
	group: ({ queue, instance }) => ({ key: `${queue} ${instance}`, bytes: 0 }),
	encode: deliveryLogRequest,
	judge: judgeDeliveryLog,
};

/** The delivery log of a run, as far as it may be read: whoever may push events may often not. */
export class DeliveryLog {
	constructor(
		private readonly run: Run,
		/** Unset once Campaign refused. */
		private isReadable: boolean,
	) {}

	isWorthAsking(json: JsonObject): boolean {
		return this.isReadable && mayBeLogged(json);
	}

	/**
	 * Adds to what is told about events what the delivery log says. A log that cannot be read leaves the rest as it is.
	 *
	 * @param tell called once for each event
	 */
	async add<E>(told: ReadonlyArray<Told<E>>, tell: (event: Told<E>, json: JsonObject) => void): Promise<void> {
		const untold = new Set(told);
		// The first query finds out whether there is a right to read.
		for (const some of [told.slice(0, MOST_EVENTS), told.slice(MOST_EVENTS)]) {
			if (!this.isReadable) break;
			await sendAll(this.run, askLog, some, (event, outcome) => {
				if (outcome.outcome !== 'accepted') return this.note(outcome.reason);
				untold.delete(event);
				tell(event, outcome.json === undefined ? event.json : { ...event.json, deliveryLog: outcome.json });
			});
		}
		for (const event of untold) tell(event, event.json);
	}

	private note({ message, code, retryable }: Reason): void {
		if (retryable === true || !this.isReadable) return;
		this.isReadable = false;
		this.run.item(0).hint(`The delivery log could not be read: ${message}${code === undefined ? '' : ` (${code})`}`);
	}
}

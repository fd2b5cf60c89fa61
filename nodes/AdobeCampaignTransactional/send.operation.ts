import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation, Pending } from '../shared/contract/operation';
import { unknown, type JsonObject, type Outcome } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { readPatience } from '../shared/delivery/patience';
import type { Patience } from '../shared/delivery/watch';
import { imsCredential } from '../shared/ims/imsCredential';
import { contextHints, sentOutput } from './output';
import { otherHost } from './paste/pasted.read';
import { readEvent } from './send.read';
import type { StatusQuery } from './status.operation';
import { watchStatus } from './waitForStatus';
import { patience } from './waiting.description';
import type { TransactionalEvent } from './wire/event';
import { judgeSend, sendRequest } from './wire/send';

/** An event, and how patiently its final status is waited for. */
interface EventToSend extends TransactionalEvent {
	patience: Patience;
}

/** An event that the platform took, whose status is asked for. */
type SentQuery = StatusQuery & { sent: JsonObject };

/** Sends events; the API takes one a call. */
const sending: Operation<EventToSend> = {
	credential: imsCredential,
	limits: { messages: 1 },
	read: (item) => ({ ...readEvent(item, Date.now()), patience: readPatience(item, patience) }),
	precheck: ({ pastedHost }, credential) => otherHost(pastedHost, credential),
	group: ({ body }) => ({ key: '', bytes: body.length }),
	encode: onlyOne(sendRequest),
	judge: (response, events) => onlyOne((event: EventToSend) => judgeSend(response, event))(events),
};

/** Sends transactional events, and where the user wants to, waits for their final status. */
export function sendPlan(context: IExecuteFunctions): Plan<EventToSend> {
	const simplify = context.getNodeParameter('simplify', 0, true) !== false;
	return {
		operation: sending,
		async send(run, pending) {
			const taken: Array<Pending<SentQuery>> = [];
			await sendAll(run, sending, pending, (entry, outcome) => {
				if (outcome.outcome !== 'accepted') return run.ledger.write(entry.index, outcome);
				const { ctx } = outcome.json;
				for (const sentence of contextHints(entry.message, ctx)) run.item(entry.index).hint(sentence);
				const json = sentOutput(entry.message, outcome.json, simplify);
				const { address, patience } = entry.message;
				if (patience.maxWaitMs === undefined) return run.ledger.write(entry.index, { ...outcome, json });
				const message = { address, pKey: String(json.PKey), ...patience, sent: json };
				taken.push({ index: entry.index, message });
			});
			await follow(run, taken);
		},
	};
}

/** Waits for the final status of what was sent: sent is sent, so whatever the wait comes to, nothing of it is rejected. */
async function follow(run: Run, taken: ReadonlyArray<Pending<SentQuery>>): Promise<void> {
	await watchStatus(run, taken, ({ message: { sent } }, outcome) => final(sent, outcome)).catch(() => undefined);
	const cut = unknown({ message: 'The event was sent, but the wait for its final status was ended', todo: askLater });
	for (const { index, message } of taken) {
		if (!run.ledger.at(index)) run.ledger.write(index, final(message.sent, cut));
	}
}

const askLater = "Ask for its status with 'Adobe Campaign Transactional Status' and this PKey.";

/** What comes out for a sent event after the wait. */
function final(json: JsonObject, outcome: Outcome): Outcome {
	if (outcome.outcome === 'accepted') {
		const { status, final: isFinal, delivered } = outcome.json;
		return { ...outcome, json: { ...json, status, final: isFinal, delivered } };
	}
	const { PKey, organization, eventId } = json;
	const details = { ...outcome.reason.details, PKey, organization, eventId };
	return unknown({ ...outcome.reason, retryable: undefined, todo: outcome.reason.todo ?? askLater, details });
}

import type { Entry, Sending } from '../shared/contract/operation';
import { rejectedBefore, type NotAccepted, type Outcome } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { isEmailAddress } from '../shared/item/email';
import { refused } from '../shared/item/refused';
import { chooseLeads, type OnDuplicateLead } from './choose';
import { marketoCredential } from './credential';
import { leadBoxes, leadLookUp } from './lookUp.operation';
import { resolve, type LookUp, type Pended } from './resolve';
import type { LeadKey } from './wire/campaignRequest';
import { createRequest, judgeCreate, MOST_CREATED, type Created } from './wire/createLeads';
import type { LeadQuestion, LeadRow } from './wire/leads';

/** What the user wants where a key does not name one lead. */
export interface LeadWishes {
	onDuplicate: OnDuplicateLead;
	createMissing: boolean;
}

/**
 * Looks up the leads of messages, and creates those that are missing where that is wanted.
 *
 * @returns the messages whose leads are known, in their order; the items of the others are rejected
 */
export async function findLeads(run: Run, pending: Pended[], wishes: LeadWishes): Promise<Pended[]> {
	const found = await lookUpLeads(run, pending, (key, rows) =>
		wishes.createMissing && rows.length === 0 && canCreate(key)
			? {}
			: { leadIds: chooseLeads(key, rows, wishes.onDuplicate) },
	);
	const missing = found.filter(({ message }) => message.leadIds === undefined);
	if (missing.length === 0) return found;
	const created = new Map((await createLeads(run, missing, wishes)).map((entry) => [entry.index, entry]));
	return found.flatMap((entry) => (entry.message.leadIds === undefined ? (created.get(entry.index) ?? []) : entry));
}

async function lookUpLeads(
	run: Run,
	pending: Pended[],
	choose: (key: LeadKey, rows: LeadRow[]) => Partial<Pended['message']>,
): Promise<Pended[]> {
	const leads: LookUp<LeadQuestion, LeadRow> = {
		...{ sending: leadLookUp, boxes: leadBoxes },
		soughtFor({ request: { key }, leadIds }) {
			if (leadIds !== undefined) return undefined;
			return { key: nameOf(key), question: { key, page: '' }, choose: (rows) => choose(key, rows) };
		},
	};
	return await resolve(run, leads, pending);
}

/** Marketo takes addresses in ASCII only (Marketo developer documentation, "Leads"). */
function canCreate({ type, value }: LeadKey): boolean {
	return type === 'EMAIL' && isEmailAddress(value) && /^[\x21-\x7e]+$/.test(value);
}

const creation: Sending<string, Created> = {
	credential: marketoCredential,
	limits: { messages: MOST_CREATED },
	harmlessRepeat: () => true,
	group: () => ({ key: '', bytes: 0 }),
	encode: createRequest,
	judge: judgeCreate,
};

interface Wanted extends Entry<string> {
	/** All that ask for this lead. */
	entries: Pended[];
}

/** Creates the leads that nobody has; one that somebody else created meanwhile is looked up instead. */
async function createLeads(run: Run, missing: Pended[], { onDuplicate }: LeadWishes): Promise<Pended[]> {
	const wanted = new Map<string, Wanted>();
	for (const entry of missing) {
		const { key } = entry.message.request;
		const same = wanted.get(nameOf(key)) ?? { message: key.value, entries: [] };
		wanted.set(nameOf(key), same);
		same.entries.push(entry);
	}
	const ready: Pended[] = [];
	const there: Pended[] = [];
	await sendAll(run, creation, [...wanted.values()], ({ entries }, outcome: Outcome<Created>) => {
		if (outcome.outcome !== 'accepted') {
			for (const { index } of entries) run.ledger.write(index, notRequested(outcome));
		} else if (outcome.json === 'exists') there.push(...entries);
		else {
			const { leadId } = outcome.json;
			ready.push(
				...entries.map((entry) => ({ ...entry, message: { ...entry.message, leadIds: [leadId], created: true } })),
			);
		}
	});
	const found = await lookUpLeads(run, there, (key, rows) => {
		if (rows.length > 0) return { leadIds: chooseLeads(key, rows, onDuplicate) };
		throw refused(
			`Marketo says that the lead ${key.value} exists, and does not find it`,
			'Send the item again later.',
			{ leadKey: { ...key } },
		);
	});
	return [...ready, ...found];
}

/** Whatever became of the lead, no campaign was requested for it. */
function notRequested(lost: NotAccepted): NotAccepted {
	const said = 'Marketo gave no usable response when the lead was to be created';
	const todo = 'The lead may have been created, but no campaign was requested: the item can be sent again.';
	return rejectedBefore(lost, said, todo);
}

/** Email addresses that differ only in case are one question; Salesforce IDs that do are not the same. */
function nameOf({ type, field = '', value }: LeadKey): string {
	return `${type} ${field} ${type === 'EMAIL' ? value.toLowerCase() : value}`;
}

import type { CampaignControls } from './controls';
import type { CampaignEvent, Queue } from './event';

/** The instance's share of every event id: executionInstanceId × 2^56 (KA-19487). */
const instanceOffset = 1n << 56n;
const firstEventNumber = 1_200_000n;

/**
 * The statuses that Adobe documents by their labels. Codes and names are not published: these are ours, so that a client
 * that relies on any fails here. `processed` stands for an event whose message is still to be sent, as the documentation uses
 * the word.
 */
const statuses = {
	pending: { code: '11', name: 'pending', english: 'Pending', french: 'En attente' },
	delivering: { code: '12', name: 'processed', english: 'Pending delivery', french: 'En attente de diffusion' },
	sent: { code: '13', name: 'sent', english: 'Sent', french: 'Envoyé' },
	ignored: { code: '14', name: 'ignored', english: 'Ignored by the delivery', french: 'Ignoré par la diffusion' },
	error: { code: '15', name: 'deliveryFailed', english: 'Delivery error', french: 'Erreur de diffusion' },
	notCovered: {
		code: '16',
		name: 'routingFailed',
		english: 'Event not covered',
		french: 'Événement non pris en compte',
	},
	expired: { code: '17', name: 'tooOld', english: 'Event expired', french: 'Événement expiré' },
	/** Stands for a status that Adobe may add. */
	future: { code: '42', name: 'recycled', english: 'Recycled', french: 'Recyclé' },
} as const;

export type EventStatus = keyof typeof statuses;

/** A value of an enumeration; `analyze` returns its name and label too. */
export interface EnumValue {
	code: string;
	name?: string;
	label?: string;
}

/** What the delivery log says, by the status of the event. */
const logLines: Partial<Record<EventStatus, { status: EnumValue; reason?: EnumValue; text?: string }>> = {
	delivering: { status: { code: '6', name: 'pending', label: 'Pending' } },
	sent: { status: { code: '1', name: 'sent', label: 'Sent' } },
	ignored: {
		status: { code: '0', name: 'ignored', label: 'Ignored' },
		reason: { code: '8', name: 'blacklisted', label: 'Address on denylist' },
	},
	error: {
		status: { code: '2', name: 'failed', label: 'Failed' },
		reason: { code: '1', name: 'userUnknown', label: 'User unknown' },
		text: '550 5.1.1 Unknown user',
	},
};

interface StoredEvent {
	number: bigint;
	storedMs: number;
	end: EventStatus;
}

/** A record of a table: values by the paths that a query selects. */
export type Row = Map<string, string | EnumValue>;

/** An address such as `ann+ignored@example.com` selects the final status of the event. */
const statusInAddress = /\+(\w+)@/;

/** The tables of events, whose statuses advance, and their delivery logs. */
export class Events {
	private lastNumber = firstEventNumber;
	private readonly stored = new Map<Queue, Map<string, StoredEvent>>();

	constructor(private readonly controls: CampaignControls) {}

	/** Stores an event and returns its id, a number above 2^53. */
	store(event: CampaignEvent, queue: Queue): string {
		this.lastNumber += 1n;
		const number = this.lastNumber;
		const table = this.stored.get(queue) ?? new Map<string, StoredEvent>();
		this.stored.set(queue, table);
		table.set(String(number), { number, storedMs: Date.now(), end: endOf(event) });
		return String(instanceOffset + number);
	}

	/** Events by the primary key of the table, which is not the id that PushEvent returns. */
	rows(queue: Queue, keys: readonly string[]): Row[] {
		return this.find(queue, keys).map((event) => {
			const { deliveringMs, endMs } = this.timesOf(event);
			return new Map<string, string | EnumValue>([
				['@id', String(event.number)],
				['@status', this.words(this.statusOf(event))],
				['@created', campaignTime(event.storedMs)],
				['@processing', timeReached(deliveringMs)],
				['@processed', event.end === 'pending' ? '' : timeReached(endMs)],
			]);
		});
	}

	/** Lines of the delivery log by the primary key of their events. */
	logRows(queue: Queue, keys: readonly string[]): Row[] {
		return this.find(queue, keys).flatMap((event) => {
			const line = logLines[this.statusOf(event)];
			if (!line) return [];
			const { status, reason = { code: '0' }, text = '' } = line;
			const row: Row = new Map<string, string | EnumValue>([
				['@id', String(event.number + 5_000_000n)],
				[`[@${queue}-id]`, String(event.number)],
				['@status', status],
				['@eventDate', campaignTime(this.timesOf(event).deliveringMs)],
				['[msg/@failureReason]', reason],
				['[msg/@text]', text],
			]);
			return [row];
		});
	}

	reset(): void {
		this.stored.clear();
	}

	private find(queue: Queue, keys: readonly string[]): StoredEvent[] {
		return [...new Set(keys)].flatMap((key) => this.stored.get(queue)?.get(key) ?? []);
	}

	private timesOf({ storedMs }: StoredEvent): { deliveringMs: number; endMs: number } {
		const { pendingMs, deliveryMs } = this.controls;
		return { deliveringMs: storedMs + pendingMs, endMs: storedMs + pendingMs + deliveryMs };
	}

	private statusOf(event: StoredEvent): EventStatus {
		const { deliveringMs, endMs } = this.timesOf(event);
		const nowMs = Date.now();
		if (nowMs < deliveringMs || event.end === 'pending') return 'pending';
		if (event.end === 'notCovered') return event.end;
		return nowMs < endMs ? 'delivering' : event.end;
	}

	private words(status: EventStatus): EnumValue {
		const { code, name, english, french } = statuses[status];
		const { statusWords } = this.controls;
		if (statusWords === 'none') return { code };
		return { code, name, label: statusWords === 'french' ? french : english };
	}
}

function endOf({ covered, attributes }: CampaignEvent): EventStatus {
	const selected = statusInAddress.exec(attributes.email ?? '')?.[1];
	if (selected !== undefined && isStatus(selected)) return selected;
	return covered ? 'sent' : 'notCovered';
}

function isStatus(text: string): text is EventStatus {
	return Object.hasOwn(statuses, text);
}

function timeReached(ms: number): string {
	return ms <= Date.now() ? campaignTime(ms) : '';
}

/** As acc-js-sdk shows dates: UTC, with a blank for the T. */
function campaignTime(ms: number): string {
	return new Date(ms).toISOString().replace('T', ' ');
}

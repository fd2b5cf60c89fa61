import { randomBytes } from 'node:crypto';

import { moment, type EventBody } from './body';
import { statuses, type CampaignStandardControls } from './controls';
import type { EventDefinition } from './definitions';

/** An event that was accepted. */
export interface StoredEvent {
	key: string;
	/** API and event that the key belongs to. */
	resource: string;
	body: EventBody;
	/** The context according to the definition: missing fields are blank, unknown fields are dropped. */
	ctx: Record<string, unknown>;
	startMs: number;
	endStatus: string;
}

const statusNames: readonly string[] = statuses;
/** An address such as `ann+tooOld@example.com` selects the final status of the event. */
const statusInAddress = /\+(\w+)@/;

/** Stores the events; their statuses change over time. */
export class Events {
	private readonly stored = new Map<string, StoredEvent>();

	constructor(private readonly controls: CampaignStandardControls) {}

	store(resource: string, definition: EventDefinition, body: EventBody): StoredEvent {
		const event: StoredEvent = {
			key: newKey(),
			resource,
			body,
			ctx: knownContext(definition, body.ctx),
			startMs: Math.max(Date.now(), body.scheduled === undefined ? 0 : moment(body.scheduled)),
			endStatus: this.endStatus(definition, body),
		};
		this.stored.set(event.key, event);
		return event;
	}

	/** The event with this key; undefined if the resource never issued the key. */
	find(resource: string, key: string): StoredEvent | undefined {
		const event = this.stored.get(key);
		return event?.resource === resource ? event : undefined;
	}

	statusOf({ body, startMs, endStatus }: StoredEvent): string {
		const nowMs = Date.now();
		const { pendingMs, processingMs } = this.controls;
		const processedMs = startMs + pendingMs;
		if (body.expiration !== undefined && moment(body.expiration) < Math.min(processedMs, nowMs)) return 'tooOld';
		if (nowMs < processedMs || endStatus === 'pending') return 'pending';
		if (endStatus === 'paused') return 'paused';
		return nowMs < processedMs + processingMs ? 'processing' : endStatus;
	}

	reset(): void {
		this.stored.clear();
	}

	private endStatus({ channel }: EventDefinition, body: EventBody): string {
		const address = addressee(body);
		const selected = statusInAddress.exec(address)?.[1] ?? '';
		if (statusNames.includes(selected)) return selected;
		const addressed = {
			email: body.email,
			sms: body.mobilePhone,
			push: body.registrationToken && body.application && body.pushPlatform,
			profile: address,
		};
		// The message is created, but has no recipient.
		if (!addressed[channel]) return channel === 'profile' ? 'targetingFailed' : 'deliveryFailed';
		return this.controls.endStatus;
	}
}

/** The recipient of an event, if the event names one. */
export function addressee({ email, mobilePhone, registrationToken, ctx }: EventBody): string {
	const inContext = typeof ctx.email === 'string' ? ctx.email : '';
	return email || mobilePhone || registrationToken || inContext;
}

function knownContext({ fields, collections = [] }: EventDefinition, ctx: Record<string, unknown>) {
	const scalars = fields.map((name) => [name, ctx[name] ?? '']);
	return Object.fromEntries([...scalars, ...collections.map((name) => [name, ctx[name] ?? []])]);
}

/** Real keys are encrypted and opaque. These contain every character that a client must encode in a path. */
function newKey(): string {
	const random = randomBytes(18).toString('base64url');
	return `@${random.slice(0, 8)}+${random.slice(8, 16)}/${random.slice(16)}%2F==`;
}

import { randomBytes } from 'node:crypto';

import { moment, type EventBody } from './body';
import { statuses, type CampaignStandardControls } from './controls';
import type { EventDefinition } from './definitions';

/** An event that was taken. */
export interface StoredEvent {
	key: string;
	/** API and event that the key belongs to. */
	resource: string;
	body: EventBody;
	/** The context as the definition knows it: missing fields blank, unknown ones gone. */
	ctx: Record<string, unknown>;
	startMs: number;
	endStatus: string;
}

const statusNames: readonly string[] = statuses;
/** An address such as `ann+tooOld@example.com` asks for the status that the event ends with. */
const wishInAddress = /\+(\w+)@/;

/** Keeps the events and lets their statuses advance with time. */
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

	/** Undefined for a key that this resource never gave out. */
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
		const wished = wishInAddress.exec(address)?.[1] ?? '';
		if (statusNames.includes(wished)) return wished;
		const addressed = {
			email: body.email,
			sms: body.mobilePhone,
			push: body.registrationToken && body.application && body.pushPlatform,
			profile: address,
		};
		// The message is made, but there is nobody to deliver it to.
		if (!addressed[channel]) return channel === 'profile' ? 'targetingFailed' : 'deliveryFailed';
		return this.controls.endStatus;
	}
}

/** Who the event is for, as far as it says. */
export function addressee({ email, mobilePhone, registrationToken, ctx }: EventBody): string {
	const inContext = typeof ctx.email === 'string' ? ctx.email : '';
	return email || mobilePhone || registrationToken || inContext;
}

function knownContext({ fields, collections = [] }: EventDefinition, ctx: Record<string, unknown>) {
	const scalars = fields.map((name) => [name, ctx[name] ?? '']);
	return Object.fromEntries([...scalars, ...collections.map((name) => [name, ctx[name] ?? []])]);
}

/** Encrypted and opaque; these hold every character that a client must take care of in a path. */
function newKey(): string {
	const random = randomBytes(18).toString('base64url');
	return `@${random.slice(0, 8)}+${random.slice(8, 16)}/${random.slice(16)}%2F==`;
}

import { randomUUID } from 'node:crypto';

import type { BearerTokens } from '../bearerTokens';
import { bearer, contentType, header, json, plainText, type Call, type Reply } from '../http';
import { isObject, parseJson } from '../json';
import type { LimitUse } from '../platform';
import { inlets, type Inlet } from './account';
import type { ExperiencePlatformControls } from './controls';
import type { Lake } from './lake';
import { BadMessage, readMessage, type TakenMessage } from './message';
import { problem } from './problem';
import { validate } from './validate';

/** The addresses that accept data. */
export class InletCalls {
	private readonly syncStartsMs = new Map<string, number[]>();
	private calls = 0;

	constructor(
		private readonly controls: ExperiencePlatformControls,
		private readonly tokens: BearerTokens,
		private readonly lake: Lake,
	) {}

	handle(call: Call, operation: 'single' | 'batch'): Reply {
		if (call.method !== 'POST') return plainText(405, '');
		const inlet = inlets.get(call.path.split('/').at(-1) ?? '');
		if (!inlet) return plainText(404, '');
		const refusal = this.refuseCaller(call, inlet) ?? this.refuseBody(call);
		if (refusal) return refusal;
		const body = parseJson(call.body.toString());
		if (body === undefined) return problem(400, 'Invalid JSON', 'The request body is not valid JSON');
		this.calls += 1;
		return operation === 'batch' ? this.takeBatch(call, inlet, body) : this.takeOne(call, inlet, body);
	}

	/** The synchronous validations of the last minute in the busiest inlet, if there are any. */
	use(): LimitUse[] {
		const used = Math.max(0, ...[...this.syncStartsMs.keys()].map((id) => this.syncStarts(id).length));
		const label = 'Validated in 60 s';
		return used === 0 ? [] : [{ label, used, most: this.controls.syncPerMinute }];
	}

	reset(): void {
		this.syncStartsMs.clear();
	}

	private refuseCaller(call: Call, inlet: Inlet): Reply | undefined {
		if (this.controls.refuseIp) return plainText(403, '');
		const token = bearer(call);
		if (!inlet.authenticationRequired || (token !== undefined && this.tokens.isValid(token))) return undefined;
		const status = token === undefined ? 401 : this.controls.badTokenStatus;
		const why = token === undefined ? 'Ims service token is empty' : 'Ims service token is not valid';
		return json(status, {
			type: 'https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization',
			// A string here but a number elsewhere, as in the documentation.
			status: String(status),
			title: 'Authorization',
			report: { message: `[id] ${why}` },
		});
	}

	private refuseBody(call: Call): Reply | undefined {
		if (contentType(call).mediaType !== 'application/json') {
			return problem(400, 'Unsupported content type', 'Content-Type is application/json');
		}
		if (call.body.length <= this.controls.maxBodyBytes) return undefined;
		return problem(413, 'Payload Too Large', `The request has ${call.body.length} bytes`);
	}

	private takeOne(call: Call, inlet: Inlet, body: unknown): Reply {
		const isSync = ['syncValidation', 'synchronousValidation'].some((name) => call.query.get(name) === 'true');
		const refusal = isSync ? this.refuseSync(inlet) : undefined;
		if (refusal) return refusal;
		const message = attempt(() => readMessage(body, inlet, flowOf(call)));
		if (message instanceof BadMessage) return problem(400, 'Invalid XDM Message Format', message.message);
		const violations = isSync && message.schema ? validate(message.schema, message.entity) : [];
		// A message that violates the schema is dropped: it reaches no dataset, not even as a failure.
		if (violations.length > 0) {
			return problem(400, 'Invalid XDM Message Format', `inletId: [${inlet.id}] Message is invalid`, {
				_streamingValidation: [
					{
						schemaLocation: '#',
						pointerToViolation: '#',
						causingExceptions: violations,
						message: `${violations.length} schema violations found`,
					},
				],
			});
		}
		this.lake.store(call.id, message);
		return json(200, {
			inletId: inlet.id,
			xactionId: `${Date.now()}:${this.calls}:${call.id}`,
			receivedTimeMs: Date.now(),
			syncValidation: isSync ? { status: 'pass' } : { skipped: true },
		});
	}

	private refuseSync({ id }: Inlet): Reply | undefined {
		if (this.controls.region !== 'VA7') {
			return problem(501, 'Not Implemented', 'Synchronous validation is not supported for this location');
		}
		const starts = this.syncStarts(id);
		if (starts.length >= this.controls.syncPerMinute) return plainText(429, 'Too Many Requests');
		this.syncStartsMs.set(id, [...starts, Date.now()]);
		return undefined;
	}

	/** When the synchronous validations of the last minute began, in one inlet. */
	private syncStarts(id: string): number[] {
		const minuteAgoMs = Date.now() - 60_000;
		return (this.syncStartsMs.get(id) ?? []).filter((startMs) => startMs > minuteAgoMs);
	}

	/** Responds with 207 in any case, with one element per message. */
	private takeBatch(call: Call, inlet: Inlet, body: unknown): Reply {
		const messages: unknown = isObject(body) ? body.messages : undefined;
		if (!Array.isArray(messages) || messages.length === 0) {
			return problem(400, 'Invalid Message Format', "The 'messages' field is mandatory and is a list");
		}
		const batchId = `${Date.now()}:${this.calls}:${call.id}`;
		const uuid = randomUUID();
		const isNew = this.controls.batchForm === 'status';
		const responses = messages.map((value: unknown, index) => {
			const xactionId = isNew ? `${uuid}-${index}` : `${batchId}:${index}`;
			const message: TakenMessage | BadMessage = attempt(() => readMessage(value, inlet, flowOf(call)));
			if (message instanceof BadMessage) {
				return isNew
					? { xactionId, status: 400, message: message.message }
					: { statusCode: 400, message: message.message };
			}
			this.lake.store(call.id, message);
			return { xactionId };
		});
		const reported = responses.slice(0, responses.length - this.controls.dropResponses);
		return json(207, { inletId: inlet.id, batchId, receivedTimeMs: Date.now(), responses: reported });
	}
}

function flowOf(call: Call): string | undefined {
	return header(call, 'x-adobe-flow-id') ?? call.query.get('x-adobe-flow-id') ?? undefined;
}

function attempt(read: () => TakenMessage): TakenMessage | BadMessage {
	try {
		return read();
	} catch (error) {
		if (error instanceof BadMessage) return error;
		throw error;
	}
}

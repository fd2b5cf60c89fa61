import { json, plainText, type Call, type Reply } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { RateLimit } from '../rateLimit';
import { applicationError, noSuchEvent, noSuchKey } from './refusals';
import { BadBody, readBody } from './body';
import { createControls, type CampaignStandardControls } from './controls';
import { definitions } from './definitions';
import { addressee, Events, type StoredEvent } from './events';
import { apiOf, readAddress, refuse, type Address } from './gateway';
import { readWorkflowAddress, Workflows } from './workflows';

const maxSummaryLength = 160;
const tooMany = { error_code: '429050', message: 'Too many requests' };

/** The REST API of Campaign Standard behind mc.adobe.io, which Campaign v8 also offers: events and signals. */
export function createCampaignStandard({ journal, tokens }: PlatformContext): Platform<CampaignStandardControls> {
	const controls = createControls();
	const events = new Events(controls.values);
	const workflows = new Workflows(controls.values, journal);
	const rateLimit = new RateLimit();

	function send(call: Call, address: Address): Reply {
		const { eventId } = address;
		const definition = definitions.get(eventId);
		if (!definition || definition.unpublished) return noSuchEvent(eventId);
		const event = events.store(resourceOf(address), definition, readBody(call));
		const { body, ctx, key } = event;
		journal.addMessage({
			platform: 'campaignStandard',
			kind: 'event',
			call: call.id,
			key: addressee(body),
			addressee: addressee(body),
			eventType: eventId,
			summary: JSON.stringify(ctx).slice(0, maxSummaryLength),
			detail: { ...address, body },
		});
		const { PKey: _, ...withoutKey } = describe(event, address, controls.values.echo === 'values');
		return json(201, controls.values.answer === 'noKey' ? withoutKey : { PKey: key, ...withoutKey });
	}

	function status(address: Address, key: string): Reply {
		const event = events.find(resourceOf(address), key);
		return event ? json(200, describe(event, address, true)) : noSuchKey(key);
	}

	function describe(event: StoredEvent, { api, eventId }: Address, filled: boolean) {
		const { body, ctx, key } = event;
		const echo = (value: unknown) => (filled ? value : '');
		return {
			PKey: key,
			ctx: Object.fromEntries(Object.entries(ctx).map(([name, value]) => [name, echo(value)])),
			email: echo(body.email ?? ''),
			mobilePhone: echo(body.mobilePhone ?? ''),
			scheduled: body.scheduled ?? '',
			expiration: body.expiration ?? '',
			href: `${api}/${eventId}/${encodeURIComponent(key)}`,
			serverUrl: ' https://campaign.example.com ',
			status: events.statusOf(event),
			type: '',
		};
	}

	function handle(call: Call): Reply {
		const workflow = readWorkflowAddress(call.path);
		const address = readAddress(call.path);
		const { organization } = workflow ?? address ?? {};
		if (organization === undefined) return plainText(404, 'Not Found');
		const limited = rateLimit.refuse(controls.values);
		if (limited) return { ...limited, ...jsonOf(tooMany, limited) };
		const refusal = refuse(call, organization, tokens);
		if (refusal) return refusal;
		if (workflow) return workflows.handle(call, workflow);
		if (!address) return plainText(404, 'Not Found');
		if (address.api !== apiOf(address.organization)) return noSuchEvent(address.eventId);
		if (address.key === undefined) {
			return call.method === 'POST' ? send(call, address) : plainText(405, 'Method Not Allowed');
		}
		return call.method === 'GET' ? status(address, address.key) : plainText(405, 'Method Not Allowed');
	}

	return {
		name: 'campaignStandard',
		controls,
		owns: (path) => /^\/[^/]+\/campaign\/[^/]/.test(path),
		operation(call) {
			const workflow = readWorkflowAddress(call.path);
			if (workflow) return workflow.activity === undefined ? 'workflow' : 'signal';
			if (readAddress(call.path) === undefined) return 'unknown';
			return call.method === 'POST' ? 'send' : call.method === 'GET' ? 'status' : 'unknown';
		},
		handle(call) {
			try {
				return handle(call);
			} catch (error) {
				if (error instanceof BadBody) return applicationError(500, error.message);
				throw error;
			}
		},
		tooMany: () => json(429, tooMany),
		limits: () => rateLimit.use(controls.values),
		reset() {
			events.reset();
			workflows.reset();
		},
	};
}

function resourceOf({ api, eventId }: Address): string {
	return `${api} ${eventId}`;
}

function jsonOf(value: object, { headers }: Reply): Pick<Reply, 'body' | 'headers'> {
	return { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

import type { NumberFault, Saying } from '../network/faults';
import { take, type World } from '../world';
import { gatewaySays, withoutToken } from './gateway';
import { isObject, json, objectOf, objectsOf, type Arrived, type Platform, type Reply, type Words } from './platform';

/** Streaming inlets of Experience Platform: single messages, with and without validation, and batches. */
export function experiencePlatform(world: World): Platform {
	/** A second event with the same `_id` changes nothing (Experience Platform documentation, "Streaming ingestion"). */
	const seen = new Set<string>();
	const takes = (request: Arrived, message: Record<string, unknown>): string | undefined => {
		const entity = entityOf(message);
		const mark = String(entity.mark);
		if (world.fates.get(mark) !== 'good') return "The 'header' field is mandatory";
		const id = typeof entity._id === 'string' ? `${mark} ${entity._id}` : undefined;
		take(world, request, mark, id !== undefined && seen.has(id));
		if (id !== undefined) seen.add(id);
		return undefined;
	};
	const isOpen = (request: Arrived): boolean => request.url.pathname.endsWith('/open');
	return {
		handle(request: Arrived): Reply {
			const refused = isOpen(request) ? undefined : withoutToken(world, request);
			if (refused) return refused;
			const stamp = `${request.record.number}00-aa`;
			const common = { inletId: 'inlet', receivedTimeMs: world.clock.dateMs() };
			const messages = messagesOf(request);
			if (!request.url.pathname.includes('/batch/')) {
				const problem = messages[0] ? takes(request, messages[0]) : 'no message';
				if (problem !== undefined) return json(400, { type: 'https://ns.adobe.com/problem/bad', title: problem });
				const checked = request.url.searchParams.has('syncValidation') ? { syncValidation: { status: 'pass' } } : {};
				return json(200, { ...common, xactionId: `${stamp}-0`, ...checked });
			}
			const responses = messages.map((message, place): Element => {
				const { statuses = [], executed = false } = request.parts ?? {};
				const status = statuses[place % statuses.length] ?? 0;
				const xactionId = `${stamp}-${place}`;
				const isOpenStatus = status >= 500 && status !== 503;
				const problem = status === 0 || (isOpenStatus && executed) ? takes(request, message) : undefined;
				if (status > 0) return { xactionId, status, message: `Status ${status}` };
				return problem === undefined ? { xactionId } : { xactionId, status: 400, message: problem };
			});
			return json(207, { ...common, batchId: 'batch', responses: confused(responses, request.numbers) });
		},
		say(what: Saying, request: Arrived, words: Words): Reply {
			const said = gatewaySays(what, words);
			if (said) return said;
			if (what === 'refused') return json(400, { title: `Unknown XDM format ${words.echo}`, status: 400 });
			if (what === 'strange')
				return json(400, { type: 'https://ns.adobe.com/problem/__proto__', status: 'constructor' });
			return json(500, { title: `Internal error ${words.echo}`, instance: request.record.number });
		},
		marks: (request) => messagesOf(request).map((message) => String(entityOf(message).mark)),
	};
}

interface Element {
	xactionId: string;
	status?: number;
	message?: string;
}

/** The elements of a batch whose numbers contradict their order, or one of them lost. */
function confused(elements: Element[], how: NumberFault | undefined): Element[] {
	const numbered = (element: Element, number: number): Element => {
		return { ...element, xactionId: element.xactionId.replace(/\d+$/, String(number)) };
	};
	switch (how) {
		case 'reordered':
			return elements.toReversed();
		case 'renumbered':
			return elements.map((element, place) => numbered(element, elements.length - 1 - place));
		case 'twice':
			return elements.map((element) => numbered(element, 0));
		case 'oneShort':
			return elements.toSpliced(Math.floor(elements.length / 2), 1);
		case undefined:
			return elements;
	}
}

function messagesOf({ url, body }: Arrived): Array<Record<string, unknown>> {
	const given = objectOf(body);
	return url.pathname.includes('/batch/') ? objectsOf(given.messages) : [given];
}

/** The entity of a message; raw data is its own. */
function entityOf(message: Record<string, unknown>): Record<string, unknown> {
	const { body } = message;
	return isObject(body) && isObject(body.xdmEntity) ? body.xdmEntity : message;
}

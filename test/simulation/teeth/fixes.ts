import type { Change } from '../engine/bundle';

/** A fix that can be taken out. */
export interface Fix extends Change {
	/** What holds with it. */
	name: string;
}

/** Fixes of what was broken under attack, each of which the simulator must miss by itself. */
export const fixes: readonly Fix[] = [
	{
		name: 'a network error after the connect phase leaves the outcome open',
		file: 'nodes/shared/http/failureOf.ts',
		find: 'nameCodes.includes(code) || failedToConnect(chain, messages, code)',
		put: 'true',
	},
	{
		name: '408 leaves the outcome open',
		file: 'nodes/shared/platform/status.ts',
		find: 'const gaveUp = [408, 499];',
		put: 'const gaveUp: number[] = [];',
	},
	{
		name: 'a 5xx of a single message leaves its outcome open',
		file: 'nodes/ExperiencePlatform/wire/batchResponse.ts',
		find: `const isUnknown = row.means === 'unknown' || (status >= 500 && row.means !== 'busy');`,
		put: 'const isUnknown = false as boolean;',
	},
	{
		name: 'numbers that contradict the order of a batch leave outcomes open',
		file: 'nodes/ExperiencePlatform/wire/batchResponse.ts',
		find: 'disputed.has(place) ? undefined : place',
		put: 'disputed.has(place) ? place : place',
	},
	{
		name: 'only messages with an ID of their own are repeated by default',
		file: 'nodes/ExperiencePlatform/streamIngest.operation.ts',
		find: 'harmlessRepeat: ({ id }) => id !== undefined,',
		put: 'harmlessRepeat: () => true,',
	},
	{
		name: `event IDs come from the events' elements alone`,
		file: 'nodes/AdobeCampaign/wire/push.ts',
		find: 'return isEventId(id) ? [id] : [];',
		put: 'return [id, ...element.children.flatMap(({ attributes }) => attributes.id ?? [])];',
	},
	{
		name: 'a successful response to a sign-in is never quoted',
		file: 'nodes/shared/platform/token.ts',
		find: 'const quoted = isSuccess ? {} : { code, platformMessage: words };',
		put: 'const quoted = { code, platformMessage: isSuccess ? response.body.slice(0, 300) : words };',
	},
	{
		name: 'a token goes to hosts of inlets alone',
		file: 'nodes/ExperiencePlatform/inletHost.ts',
		find: 'if (allowed(hostname, credential) || ownHosts(credential).includes(host)) return undefined;',
		put: 'return undefined;',
	},
	{
		name: 'the allowed domains bind signed requests',
		file: 'nodes/shared/http/egress.ts',
		find: '{ ...options, ...domainsOf(signer.fields) },',
		put: 'options,',
	},
	{
		name: 'the allowed domains bind sign-ins',
		file: 'nodes/shared/http/egress.ts',
		find: '{ ...options, ...domainsOf(credential), abortSignal }',
		put: '{ ...options, abortSignal }',
	},
	{
		name: 'an echoed secret is recognized however it is escaped',
		file: 'nodes/shared/text/mask.ts',
		find: 'if (!mayBeEscaped(text)) return',
		put: `if (text !== '') return`,
	},
	{
		name: 'the beginning of a secret that is cut off is masked',
		file: 'nodes/shared/text/mask.ts',
		find: 'part.length < SHORTEST_BEGINNING ? part',
		put: `part !== '' ? part`,
	},
	{
		name: 'the encoding of a response is obeyed',
		file: 'nodes/shared/http/body.ts',
		find: 'if (label === undefined ||',
		put: `if (label !== '' ||`,
	},
	{
		name: 'the first page with 403 is about its own request',
		file: 'nodes/shared/delivery/sender.ts',
		find: 'if (doubtful !== true) return false;',
		put: 'if (doubtful !== undefined) return false;',
	},
	{
		name: `waiting for another run's sign-in ends when the run is cancelled`,
		file: 'nodes/shared/signIn/session.ts',
		find: 'await untilAborted(underWay.result, cancel)',
		put: 'await untilAborted(underWay.result, undefined)',
	},
	{
		name: 'a cached token counts for the values only that it was acquired with',
		file: 'nodes/shared/signIn/cachedToken.ts',
		find: `field(credential, 'acquiredFor') === acquiredFor && nowMs < until`,
		put: `acquiredFor !== '' && nowMs < until`,
	},
	{
		name: 'a failed sign-in of another run is no more than a reason to try again',
		file: 'nodes/shared/signIn/session.ts',
		find: `'failure' in result && underWay.owner === this`,
		put: `'failure' in result && underWay.owner !== undefined`,
	},
	{
		name: 'a host that responds drop by drop ends at the time limit',
		file: 'nodes/shared/http/deadline.ts',
		find: 'endsAtMs: performance.now() + deadlineMs',
		put: 'endsAtMs: Infinity',
	},
	{
		name: 'a lasting refusal ends the run after a few calls',
		file: 'nodes/shared/delivery/sender.ts',
		find: 'const MOST_TURNED_AWAY = 3;',
		put: 'const MOST_TURNED_AWAY = Infinity;',
	},
	{
		name: 'a refusal that all parts repeat ends the dividing',
		file: 'nodes/shared/delivery/family.ts',
		find: 'const ENOUGH = 2;',
		put: 'const ENOUGH = Infinity;',
	},
	{
		name: 'numbers in options have bounds',
		file: 'nodes/shared/delivery/readOptions.ts',
		find: `concurrency: whole(1, MOST_IN_FLIGHT, 'concurrency', defaults.concurrency)`,
		put: `concurrency: Number(value('concurrency') ?? defaults.concurrency)`,
	},
	{
		name: 'a code such as constructor finds nothing that a table does not hold itself',
		file: 'nodes/shared/platform/errorRow.ts',
		find: 'code !== undefined && Object.hasOwn(rows, code) ? rows[code] : undefined',
		put: 'code === undefined ? undefined : rows[code]',
	},
	{
		name: 'a response is read to its limit only',
		file: 'nodes/shared/http/body.ts',
		find: 'if (bytes > LARGEST_RESPONSE_BYTES) throw new BodyTooLarge();',
		put: 'if (bytes > 2 * LARGEST_RESPONSE_BYTES) throw new BodyTooLarge();',
	},
	{
		name: 'a message that cannot be written concerns itself alone',
		file: 'nodes/shared/delivery/wireErrors.ts',
		find: `	return error instanceof Unwritable
		?`,
		put: `	return error instanceof TypeError && error instanceof Unwritable
		?`,
	},
	{
		name: 'Retry On Fail remembers what is unknown',
		file: 'nodes/shared/delivery/runMemory.ts',
		find: `if (outcome.outcome !== 'rejected') delivered`,
		put: `if (outcome.outcome === 'accepted') delivered`,
	},
	{
		name: 'a token without a life of its own is used until it is refused',
		file: 'nodes/shared/ims/token.ts',
		find: '(seconds > 0 ? seconds * 1000 : Infinity)',
		put: 'seconds * 1000',
	},
];

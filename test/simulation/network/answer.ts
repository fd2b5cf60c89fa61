import { echoed, isObject, type Arrived, type Platform, type Reply, type Words } from '../platforms/platform';
import type { World } from '../world';
import { formDecoded, unescapedXml } from './texts';
import type { Damage, EchoForm, Fault } from './faults';

/** The platform that serves an address; undefined where no platform is. */
export type Route = (url: URL) => Platform | undefined;

/** Whether the platform carries out a request that meets this fault. */
export function executes(fault: Fault | undefined): boolean {
	switch (fault?.kind) {
		case 'connect':
			return false;
		case 'lost':
		case 'silent':
		case 'page':
		case 'says':
			return fault.executed;
		default:
			return true;
	}
}

/**
 * The response as it leaves the platform's side of the network.
 *
 * @param own what the platform answered, where it carried out the request
 */
export function replyOf(
	world: World,
	platform: Platform,
	arrived: Arrived,
	fault: Fault | undefined,
	own: Reply | undefined,
): Reply {
	switch (fault?.kind) {
		case 'says': {
			const words: Words = { echo: wordsOf(world, arrived, platform, fault.echo), retryAfter: fault.retryAfter };
			if (fault.what === 'expired') revoke(world, arrived);
			return { ...platform.say(fault.what, arrived, words), charset: fault.charset };
		}
		case 'page': {
			const headers = {
				...{ 'content-type': 'text/html' },
				...(fault.retryAfter ? { 'retry-after': fault.retryAfter } : {}),
				...(fault.status < 400 ? { location: 'https://elsewhere.test/' } : {}),
			};
			const body = `<html><body>Status ${fault.status} ${wordsOf(world, arrived, platform, fault.echo)}</body></html>`;
			return { status: fault.status, headers, body, charset: fault.charset };
		}
		case 'damaged':
			return {
				...{ ...own, status: own && own.status < 300 ? own.status : 200 },
				...{ body: damaged(fault.how, own?.body ?? '', world), isHuge: fault.how === 'huge' },
			};
		default:
			return own ?? { status: 200, body: '' };
	}
}

/** What n8n's helper gives back. */
export function answer(given: unknown, { status, headers = {} }: Reply, body: unknown): unknown {
	if (!isObject(given) || given.returnFullResponse !== true) return body;
	return { statusCode: status, statusMessage: '', headers: { ...headers }, body };
}

function damaged(how: Damage, body: string, { history }: World): string {
	switch (how) {
		case 'cutInHalf':
			return body.slice(0, Math.floor(body.length / 2));
		case 'empty':
			return '';
		case 'page':
			return '<!DOCTYPE html><html><body>Please sign in to the network</body></html>';
		case 'emptyObject':
			return '{}';
		case 'null':
			return 'null';
		case 'list':
			return '[]';
		case 'text':
			return 'OK';
		case 'trailing':
			return `${body}<script src="proxy.js"></script>`;
		case 'trailingComma':
			return body.replace(/\}$/, ',}').replace(/>$/, '>,');
		case 'renamed':
			return body.replace('"access_token"', '"accessToken"').replaceAll('pstrSessionToken', 'pstrSession');
		case 'cutSecret': {
			const places = [...history.secrets].map((secret) => body.indexOf(secret)).filter((place) => place >= 0);
			return body.slice(0, Math.min(...places, body.length - 1) + LEFT_OF_SECRET);
		}
		case 'huge':
			return body;
		case 'deep':
			return body.replace(/^\{/, `{"deep":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`);
	}
}

/** What is left of a token where a response ends within it. */
const LEFT_OF_SECRET = 30;

/** Deep enough to exhaust the stack of a reader that calls itself. */
const DEEP = 5_000;

/** What a platform repeats of a request: a secret, and perhaps the messages. */
function wordsOf(world: World, arrived: Arrived, platform: Platform, form: EchoForm): string {
	const marks = world.style.repeatsMessages ? (platform.marks(arrived) ?? []) : [];
	// A secret that is cut off is so where a text ends.
	return [...marks, echoOf(world, arrived, form)].join(' ').trim();
}

/** A secret that the request carries, as the platform writes it. */
function echoOf(world: World, arrived: Arrived, form: EchoForm): string {
	if (form === 'none') return '';
	const text = [arrived.url.href, arrived.body, ...Object.values(arrived.headers)].join('\n');
	const texts = [text, unescapedXml(text), formDecoded(text)];
	const carried = [...world.history.secrets].filter((secret) => texts.some((candidate) => candidate.includes(secret)));
	return carried.length === 0 ? '' : echoed(carried[world.random.integer(0, carried.length - 1)] ?? '', form);
}

/** Ends the tokens of the account that a request was signed for. */
function revoke(world: World, { headers }: Arrived): void {
	const texts = Object.values(headers).flatMap((value) => value.split(/[\s;=]+/));
	for (const text of texts) {
		const account = world.tokens.madeFor(text);
		if (account !== undefined) world.tokens.revoke(account);
	}
}

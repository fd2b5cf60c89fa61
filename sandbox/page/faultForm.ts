import type { Fault } from '../faults';
import { platformLabel } from './labels';

export const failures = [
	{
		name: 'expire',
		label: 'Expire tokens',
		hint: 'Sessions and access tokens are no longer valid when the request arrives.',
	},
	{
		name: 'lose',
		label: 'Lose the response',
		hint: 'The request is executed, then the connection is closed without a response.',
	},
	{ name: 'unavailable', label: '503 Service Unavailable', hint: 'The request is refused and not executed.' },
	{
		name: 'rateLimit',
		label: 'Rate limit',
		hint: 'The request is refused as the platform refuses one request too many.',
	},
	{ name: 'slow', label: 'Slow', hint: 'The request is executed, but the response takes this long.' },
	{ name: 'malformed', label: 'Malformed response', hint: 'The request is executed, but its response cannot be read.' },
] as const;

export type Failure = (typeof failures)[number]['name'];

/** What a person chose under "Make it fail". */
export interface FaultForm {
	failure: Failure;
	/** Empty for every platform. */
	platform: string;
	/** How many requests; 0 until it is switched off. */
	times: number;
	/** How long a slow response takes. */
	seconds: number;
}

/** The beginning of a JSON text, which is neither JSON nor XML. */
const malformed = '{"requestId":"5a4d#19c3b0","success":tr';

/** The fault as `/sandbox/faults` takes it. */
export function faultOf({ failure, platform, times, seconds }: FaultForm): Fault {
	return { ...(platform === '' ? {} : { platform }), times, ...effect(failure, seconds) };
}

function effect(failure: Failure, seconds: number): Fault {
	switch (failure) {
		case 'expire':
			return { exceptSignIn: true, expireSession: true, expireToken: true };
		case 'lose':
			return { execute: true, drop: true };
		case 'unavailable':
			return { answer: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' } };
		case 'rateLimit':
			return { rateLimit: true };
		case 'slow':
			return { delayMs: Math.round(seconds * 1000) };
		case 'malformed':
			return {
				execute: true,
				answer: { status: 200, headers: { 'content-type': 'application/json' }, body: malformed },
			};
	}
}

/** A fault in words, also one that a script has added. */
export function faultLabel(fault: Fault): string {
	const { platform, method, path, bodyIncludes } = fault;
	const conditions = [platform === undefined ? undefined : platformLabel(platform), method, path, bodyIncludes];
	return [effectLabel(fault), ...conditions.filter((condition) => condition !== undefined)].join(' · ');
}

function effectLabel({ answer, drop, execute, truncate, hang, redirect, rateLimit, ...rest }: Fault): string {
	if (hang) return 'No response';
	if (drop) return execute ? 'Response lost' : 'Connection closed';
	if (truncate !== undefined) return 'Response cut off';
	if (redirect !== undefined) return 'Redirect';
	if (rateLimit) return 'Rate limit';
	if (answer) return execute && answer.body === malformed ? 'Malformed response' : `Status ${answer.status}`;
	if (rest.expireToken || rest.expireSession) return 'Tokens expired';
	return `Slow by ${(rest.delayMs ?? 0) / 1000} s`;
}

/** How long a fault goes on. */
export function remaining(left: number | undefined): string {
	if (left === undefined) return 'until switched off';
	return left === 1 ? 'next request' : `next ${left} requests`;
}

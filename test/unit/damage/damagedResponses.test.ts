import { questionSamples } from './questionSamples';
import { callSamples, signInSamples, tokens } from './samples';
import { damagesOf, isWellFormed } from './damages';
import type { Judgement } from '../../../nodes/shared/contract/judgement';

/** Other statuses come to the same body where something on the way answers for the platform. */
const statuses = [200, 207, 302, 400, 401, 403, 408, 429, 500, 503];
const SHORTEST_BEGINNING = 8;

let cases = 0;
afterAll(() => expect(cases).toBeGreaterThan(60_000));

function accepted(judgement: Judgement<unknown>): unknown[] {
	if (judgement.kind !== 'answered') return [];
	return judgement.outcomes.flatMap((outcome) => (outcome.outcome === 'accepted' ? [said(outcome.json)] : []));
}

function said(json: unknown): unknown {
	return json instanceof Map ? Object.fromEntries(json) : json;
}

describe.each([...callSamples, ...questionSamples])('$name: a damaged response', ({ response, read, taken }) => {
	const intact = accepted(read(response));

	test('means what it says where it is whole', () => {
		expect(intact.length > 0).toBe(taken);
	});

	test('never throws, and is a success only where it is whole or says the very same', () => {
		for (const [seed, status] of [response.status, ...statuses].entries()) {
			for (const { name, body } of damagesOf(response.body, seed)) {
				cases += 1;
				const damaged = accepted(read({ ...response, status, body }));
				// Nothing is what a delivery log says of an event without a line.
				const isHonest =
					damaged.length === 0 ||
					isWellFormed(body) ||
					damaged.every((json) => json === undefined || sameAsOne(json, intact));
				expect({ name, status, body, isHonest }).toEqual({ name, status, body, isHonest: true });
			}
		}
	});
});

function sameAsOne(json: unknown, intact: readonly unknown[]): boolean {
	return intact.some((whole) => JSON.stringify(whole) === JSON.stringify(json));
}

describe.each(signInSamples)('$name: a damaged response to a sign-in', ({ response, read }) => {
	test('gives the token where it is whole', () => {
		expect(['session', 'token']).toContain(read(response).kind);
	});

	test('is never quoted with any part of the token, and never throws', () => {
		for (const [seed, status] of [response.status, 201, 302, ...statuses].entries()) {
			for (const { name, body } of damagesOf(response.body, seed)) {
				cases += 1;
				const result = read({ ...response, status, body });
				const isToken = result.kind === 'session' || result.kind === 'token';
				const leaked = isToken ? undefined : partOfToken(JSON.stringify(result));
				expect({ name, status, body, leaked }).toEqual({ name, status, body, leaked: undefined });
			}
		}
	});

	test('gives the token that was given out, or none, unless it is whole', () => {
		const intact = JSON.stringify(read(response));
		for (const { name, body } of damagesOf(response.body, 1)) {
			const result = read({ ...response, body });
			const isToken = result.kind === 'session' || result.kind === 'token';
			const isKnown = !isToken || isWellFormed(body) || givenIn(JSON.stringify(result)) === givenIn(intact);
			expect({ name, body, isKnown }).toEqual({ name, body, isKnown: true });
		}
	});
});

function givenIn(text: string): string {
	return tokens.filter((token) => text.includes(JSON.stringify(token))).join();
}

function partOfToken(text: string): string | undefined {
	for (const token of tokens) {
		for (let at = 0; at + SHORTEST_BEGINNING <= token.length; at++) {
			const part = token.slice(at, at + SHORTEST_BEGINNING);
			if (text.toLowerCase().includes(part.toLowerCase())) return part;
		}
	}
	return undefined;
}

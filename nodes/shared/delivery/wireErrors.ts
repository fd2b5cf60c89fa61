import type { Failure } from '../contract/failure';
import type { Judgement, Refused } from '../contract/judgement';
import { reasonOf, type Reason } from '../contract/outcome';
import type { WireRequest } from '../contract/wire';

/** A call that cannot be written: this concerns its own messages, of which the others are found by dividing it. */
class Unwritable extends Error {
	constructor(readonly reason: Reason) {
		super(reason.message);
	}
}

/**
 * Writes a request.
 *
 * @throws Unwritable
 */
export function written(encode: () => WireRequest): WireRequest {
	try {
		return encode();
	} catch (error) {
		throw unwritable(error);
	}
}

function unwritable(error: unknown): Unwritable {
	return new Unwritable(reasonOf(error));
}

/** What it means that a request could not be sent at all: before that, the credential may turn out to be unreadable. */
export function notSent(error: unknown): Refused | Failure {
	return error instanceof Unwritable
		? { kind: 'refused', reason: error.reason }
		: { kind: 'neverSent', signIn: true, certificate: true, reason: reasonOf(error) };
}

/** A response that breaks its reader is a response nobody can read. */
export function judged<Result>(judge: () => Judgement<Result>): Judgement<Result> {
	try {
		return judge();
	} catch {
		return { kind: 'unknown', reason: { message: 'The response of the platform could not be read' } };
	}
}

import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import type { CredentialFields, CredentialKind } from '../contract/credential';
import type { Diagnosis, ListAnswer, WireRequest, WireResponse } from '../contract/operation';
import { defaultOptions } from '../contract/options';
import { presentable } from './redact';
import type { Reason } from '../contract/outcome';
import { Session } from '../signIn/session';

/**
 * Asks a platform for a list to choose from: one request that only reads, with one new token where the old one ended.
 *
 * @param read pure: the list, or what the answer means instead
 * @throws NodeOperationError that says what is wrong; an empty list would hide it
 */
export async function askForList<T>(
	context: ILoadOptionsFunctions,
	credential: CredentialKind,
	request: (credential: CredentialFields) => WireRequest,
	read: (answer: WireResponse) => ListAnswer<T>,
	diagnosis?: Diagnosis,
): Promise<T> {
	const session = new Session(context, credential, defaultOptions.timeout);
	await session.open();
	let failed: Reason = { message: 'The platform did not answer' };
	for (let tries = 0; tries < 2; tries++) {
		const exchange = await session.send(request);
		if (exchange.kind === 'failure') {
			failed = exchange.failure.reason;
			break;
		}
		const answer = read(exchange.answer);
		if (answer.kind === 'list') return answer.list;
		const { judgement } = answer;
		failed = judgement.reason;
		if (judgement.kind === 'denied' && judgement.diagnose && diagnosis) {
			failed = await diagnosed(session, diagnosis, failed);
		}
		if (judgement.kind !== 'tokenExpired' || !session.renewable) break;
		session.expire(exchange.generation);
	}
	const { message, todo, platformMessage } = presentable(failed, session.mask);
	throw new NodeOperationError(context.getNode(), message, {
		description: [todo, platformMessage].filter(Boolean).join(' '),
	});
}

/** Completes the reason of a denial with what the platform tells about the caller. */
export async function diagnosed(session: Session, diagnosis: Diagnosis, reason: Reason): Promise<Reason> {
	const exchange = await session.send((credential) => diagnosis.request(credential));
	return withDiagnosis(reason, exchange.kind === 'answer' ? diagnosis.explain(exchange.answer) : undefined);
}

/** The reason with one more sentence before its advice. */
export function withDiagnosis(reason: Reason, told: string | undefined): Reason {
	return told ? { ...reason, todo: [told, reason.todo].filter(Boolean).join(' ') } : reason;
}

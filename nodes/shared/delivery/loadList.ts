import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import type { CredentialFields, CredentialKind } from '../contract/credential';
import type { Listed } from '../contract/judgement';
import type { Diagnosis } from '../contract/operation';
import { defaultOptions } from '../contract/options';
import type { Reason } from '../contract/outcome';
import type { WireRequest, WireResponse } from '../contract/wire';
import { Session } from '../signIn/session';
import { redact } from './redact';
import { sentences } from '../text/sentences';

/**
 * Asks a platform for a list to choose from: one request that only reads, with one new token where the old one ended.
 *
 * @param read pure: the list, or what the response means instead
 * @throws NodeOperationError that says what is wrong; an empty list would hide it
 */
export async function loadList<T>(
	context: ILoadOptionsFunctions,
	credential: CredentialKind,
	request: (credential: CredentialFields) => WireRequest,
	read: (response: WireResponse) => Listed<T>,
	diagnosis?: Diagnosis,
): Promise<T> {
	const session = new Session(context, credential, defaultOptions.timeout);
	let failed: Reason | undefined = await session.open();
	for (let attempts = 0; attempts < 2 && !failed; attempts++) {
		const exchange = await session.send(request);
		const listed = exchange.kind === 'response' ? read(exchange.response) : exchange;
		if (listed.kind === 'list') return listed.list;
		if (listed.kind === 'tokenExpired' && session.renewable && attempts === 0) {
			session.expire(exchange.generation);
			continue;
		}
		const asks = listed.kind === 'denied' && listed.diagnose === true && diagnosis !== undefined;
		failed = asks ? await session.diagnosed(diagnosis, listed.reason) : listed.reason;
	}
	const { message, todo, platformMessage } = redact(failed ?? noList, session.mask);
	throw new NodeOperationError(context.getNode(), message, { description: sentences(todo, platformMessage) });
}

const noList: Reason = { message: 'The platform did not respond' };

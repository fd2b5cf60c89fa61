import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { restHost } from './hosts';
import { pageRows, rowId } from './page';
import { judgeForeign, readRest } from './restResponse';

/** Marketo's names of the activities that tell what came of a message, and our words for them. */
const words = {
	'Request Campaign': 'requested',
	'Send Email': 'sent',
	'Email Delivered': 'delivered',
	'Email Bounced Soft': 'softBounced',
	'Email Bounced': 'bounced',
	'Unsubscribe Email': 'unsubscribed',
	'Open Email': 'opened',
	'Click Email': 'clicked',
} as const;

export type ActivityWord = (typeof words)[keyof typeof words];

/** What the IDs of an account's activity types mean; a call takes ten of them, and these are eight. */
export type ActivityTypes = ReadonlyMap<number, ActivityWord>;

/** Get Activity Types (Marketo developer documentation, "Activities"). */
export function activityTypesRequest(credential: CredentialFields): WireRequest {
	return getJson(`${restHost(credential)}/rest/v1/activities/types.json`);
}

/** The types by name: their IDs are the account's. Without one for what was sent, nothing can be told. */
export function judgeActivityTypes(response: WireResponse): Judgement<ActivityTypes> {
	const rest = readRest(response, 'Read-Only Activity');
	if (rest.kind === 'notAnswered') return rest.judgement;
	if (!Array.isArray(rest.body.result)) return judgeForeign(response);
	const types = new Map<number, ActivityWord>();
	for (const { id: given, name } of pageRows(rest.body)) {
		const id = rowId(given);
		const word = typeof name === 'string' ? wordFor(name.trim()) : undefined;
		if (id !== undefined && word !== undefined) types.set(id, word);
	}
	if ([...types.values()].includes('sent')) {
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json: types }] };
	}
	const reason = {
		message: 'Marketo does not list the activity type Send Email',
		todo: 'Ask the Marketo administrator whether the subscription sends emails.',
		httpStatus: response.status,
	};
	return { kind: 'refused', reason, indivisible: true };
}

function wordFor(name: string): ActivityWord | undefined {
	return new Map<string, ActivityWord>(Object.entries(words)).get(name);
}

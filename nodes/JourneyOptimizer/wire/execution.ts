import type { CredentialFields } from '../../shared/contract/credential';
import { postJson, type WireRequest } from '../../shared/contract/wire';
import { imsHosts } from '../../shared/ims/hosts';
import { callId } from './requestId';

/** The three ways of starting a campaign; which one fits is the campaign's own setting. */
export type Endpoint = 'unitary' | 'highThroughput' | 'audience';

/** What one item asks for: a message to one recipient, or the start of a campaign for an audience. */
export interface Execution {
	endpoint: Endpoint;
	campaignId: string;
	/** Tells this message from all others, the same over every attempt; a call's request ID is made of it. */
	id: string;
	/** The request ID that the user gave. */
	reference?: string;
	/** The ID is made of a send-once key, so an earlier execution may have used it. */
	isKeyed?: boolean;
	/** JSON text: the recipient, or for an audience what the body has beside the two IDs. */
	content: string;
	/** UTF-8 bytes of the context, which the platform limits. */
	contextBytes: number;
	/** Who gets the message; absent for an audience. */
	recipient?: { userId: string; namespace: string };
	audienceId?: string;
	/** JSON text of further members of a call's body, from a pasted request. */
	callMembers?: string;
}

/** Recipients in one call (Journey Optimizer APIs, "Trigger campaigns using APIs": maxItems). */
export const MOST_RECIPIENTS = 20;

/** Contextual attributes of a message (Journey Optimizer documentation, "Add contextual attributes": 200 KB). */
export const MOST_CONTEXT_BYTES = 200_000;

export const executionsPath = '/ajo/im/executions';

/**
 * The call that starts a campaign for these recipients, or for one audience. The same messages always make the same
 * request ID, so a repeat of a call is recognisable as one.
 */
export function executionRequest(executions: Execution[], credential: CredentialFields): WireRequest {
	const [first] = executions;
	const endpoint = first?.endpoint ?? 'unitary';
	const head = `{"requestId":${JSON.stringify(callId(executions.map(({ id }) => id)))},"campaignId":${JSON.stringify(first?.campaignId)}`;
	const contents = executions.map(({ content }) => content);
	const body =
		endpoint === 'audience'
			? `${head}${members(contents[0] ?? '{}')}}`
			: `${head}${members(first?.callMembers ?? '{}')},"recipients":[${contents.join(',')}]}`;
	return postJson(`${imsHosts(credential).platformUrl}${executionsPath}/${endpoint.toLowerCase()}`, body);
}

/** The members of an object's JSON text, to be put into another object. */
function members(json: string): string {
	const inner = json.slice(1, -1);
	return inner ? `,${inner}` : '';
}

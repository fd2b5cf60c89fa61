import type { CredentialFields } from '../contract/credential';
import type { Operation, Pending } from '../contract/operation';
import { reasonOf, rejected, type Outcome } from '../contract/outcome';
import { curlCommand, readableBody } from './readableRequest';
import { group } from './group';
import type { Run } from './run';

/**
 * What would be sent, with every secret shown as `***`: the same grouping and encoding as in earnest, from a credential
 * whose secrets were replaced beforehand. Items that would share a call show the same request. Beside the exact request
 * stand a command that makes it and its body as people read it.
 */
export function showRequests<Message>(
	run: Run,
	operation: Operation<Message>,
	pending: ReadonlyArray<Pending<Message>>,
): void {
	const masked = operation.credential?.masked(run.session.fields) ?? {};
	for (const { entries } of group(pending, (message: Message) => operation.group(message), operation.limits)) {
		const shown = show(
			operation,
			entries.map(({ message }) => message),
			masked,
		);
		for (const { index } of entries) run.ledger.write(index, shown);
	}
}

function show<Message>(operation: Operation<Message>, messages: Message[], masked: CredentialFields): Outcome {
	try {
		const encoded = operation.encode(messages, masked);
		const { method, url, headers, body } = operation.credential?.authenticate(masked, encoded) ?? encoded;
		const request = { method, url, headers, ...(body === undefined ? {} : { body }) };
		const readable = body === undefined ? undefined : readableBody(body);
		return {
			outcome: 'accepted',
			json: {
				...{ dryRun: true, accepted: false, request, curl: curlCommand({ method, url, headers, body }) },
				...(readable === undefined ? {} : { readableBody: readable }),
			},
		};
	} catch (error) {
		return rejected(reasonOf(error));
	}
}

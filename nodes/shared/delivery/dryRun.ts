import type { CredentialFields } from '../contract/credential';
import { group } from './group';
import type { Sending } from '../contract/operation';
import { reasonOf, rejected, type Outcome } from '../contract/outcome';

/**
 * What would be sent, with every secret shown as `***`: the same grouping and encoding as in earnest, from a credential
 * whose secrets were replaced beforehand. Items that would share a call show the same request.
 */
export function showRequests<Message>(
	operation: Sending<Message>,
	credential: CredentialFields,
	messages: Message[],
	settle: (position: number, outcome: Outcome) => void,
): void {
	const masked = operation.credential?.masked(credential) ?? {};
	const show = (sent: Message[]): Outcome => {
		try {
			const encoded = operation.encode(sent, masked);
			const { method, url, headers, body } = operation.credential?.authenticate(masked, encoded) ?? encoded;
			const request = { method, url, headers, ...(body === undefined ? {} : { body }) };
			return { outcome: 'accepted', json: { dryRun: true, request } };
		} catch (error) {
			return rejected(reasonOf(error));
		}
	};
	for (const { positions } of group(messages, (message) => operation.group(message), operation.limits)) {
		const shown = show(positions.flatMap((position) => messages[position] ?? []));
		for (const position of positions) settle(position, shown);
	}
}

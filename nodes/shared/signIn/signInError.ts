import { UserError } from 'n8n-workflow';
import type { Failure } from '../contract/failure';

/**
 * Thrown by a credential's `preAuthentication`. A `UserError`, because n8n shows the text of one unchanged in the
 * execution and in the credential's Test (F15); it has no property `code`, which the Test would show instead.
 */
export class LogonError extends UserError {
	constructor(readonly failure: Extract<Failure, { kind: 'denied' | 'neverSent' | 'busy' }>) {
		const { message, todo } = failure.reason;
		super(todo ? `${message}. ${todo}` : message);
	}
}

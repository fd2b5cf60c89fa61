import { UserError } from 'n8n-workflow';
import type { SignInFailure } from '../contract/failure';

/**
 * Thrown by a credential's `preAuthentication`. A `UserError`, because n8n shows the text of one unchanged in the
 * execution and in the credential's Test (F15); it has no property `code`, which the Test would show instead.
 */
export class SignInError extends UserError {
	constructor(readonly failure: SignInFailure) {
		const { message, todo } = failure.reason;
		super(todo ? `${message}. ${todo}` : message);
	}
}

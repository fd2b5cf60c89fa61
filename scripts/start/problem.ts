/** A failure with a message for the user. Any other exception is a bug of ours and is shown with its stack. */
export class Problem extends Error {
	constructor(
		message: string,
		readonly details = '',
	) {
		super(message);
		this.name = 'Problem';
	}
}

export const problem = (message: string, details?: string): Problem => new Problem(message, details);

/** A failure with a text for a person; anything else that is thrown is a defect of ours and keeps its stack. */
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

import { member } from './jsonBody';
import { RestError } from './restReplies';

const mostTokens = 100;

export interface Token {
	name: string;
	value: string;
}

/** The tokens of a call's input; throws RestError. */
export function readTokens(given: unknown): Token[] {
	if (given === undefined) return [];
	if (!Array.isArray(given)) throw new RestError('1001', "Invalid value for 'tokens'");
	if (given.length > mostTokens) throw new RestError('1003', `Number of tokens exceeds the limit of ${mostTokens}`);
	return given.map((token) => {
		const [name, value] = [member(token, 'name'), member(token, 'value')];
		if (typeof name !== 'string' || typeof value !== 'string')
			throw new RestError('1002', 'Token without name or value');
		return { name, value };
	});
}

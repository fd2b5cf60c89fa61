/**
 * Makes a function of one message fit for a call of a platform that takes one message a call.
 *
 * @throws Error for an empty call, which the engine never makes
 */
export function onlyOne<Message, Rest extends unknown[], Result>(
	of: (message: Message, ...rest: Rest) => Result,
): (messages: Message[], ...rest: Rest) => Result {
	return ([message], ...rest) => {
		if (message === undefined) throw new Error('A call carries one message');
		return of(message, ...rest);
	};
}

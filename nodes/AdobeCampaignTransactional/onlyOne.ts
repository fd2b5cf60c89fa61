/**
 * Makes a function of one message fit for a call, which here never carries more.
 *
 * @throws Error for an empty call, which the engine never makes
 */
export function onlyOne<Message, Rest extends unknown[], Result>(
	of: (message: Message, ...rest: Rest) => Result,
): (messages: Message[], ...rest: Rest) => Result {
	return ([message], ...rest) => {
		if (message === undefined) throw new Error('A call carries one event');
		return of(message, ...rest);
	};
}

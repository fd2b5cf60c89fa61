/** A function of a text that remembers its last result: the requests of a run have the same few addresses. */
export function inARow<Value>(make: (text: string) => Value): (text: string) => Value {
	let last: { text: string; value: Value } | undefined;
	return (text) => {
		if (last?.text !== text) last = { text, value: make(text) };
		return last.value;
	};
}

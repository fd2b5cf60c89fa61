/** One @ between two parts without blanks, a dot in the second: platforms check more, this is what never is one. */
const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/;

/** Whether a text can be an e-mail address at all. */
export function isEmailAddress(text: string): boolean {
	return text.length <= 254 && address.test(text);
}

import { quoted, refused } from './refused';

/** One @ between two parts without blanks, a dot in the second: platforms check more, this is what never is one. */
const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/;

/** Whether a text can be an email address at all. */
export function isEmailAddress(text: string): boolean {
	return text.length <= 254 && address.test(text);
}

/** @throws ItemRefused for what is not an email address */
export function checkEmail(text: string, displayName: string): void {
	if (isEmailAddress(text)) return;
	throw refused(`'${displayName}' is not a valid email address: ${quoted(text)}`, 'Correct the address.', displayName);
}

import type { Reason } from '../contract/outcome';
import { Mask } from '../text/mask';
import { shorten } from '../text/shorten';
import { NO_TOKEN_NEEDED } from './cachedToken';
import { sentences } from '../text/sentences';

const inDetails = /\s?\b(?:The platform|Marketo)'s own words are in the details\./;

/**
 * A reason as the Test of a credential shows it, which has no details: with the platform's own words in the text.
 *
 * @param secrets what must not be shown, the new token included: a platform may echo it
 */
export function withPlatformWords(reason: Reason, secrets: string[]): Reason {
	const { platformMessage, ...others } = reason;
	const mask = new Mask(secrets.filter((secret) => secret !== NO_TOKEN_NEEDED));
	const words = platformMessage === undefined ? undefined : shorten(mask.platformText(platformMessage));
	if (words === undefined) return others;
	const todo = reason.todo?.replace(inDetails, '').trim();
	return { ...others, todo: sentences(todo, `The platform says: ${words}`) };
}

/** The reason with one more sentence before its advice. */
export function withDiagnosis(reason: Reason, told: string | undefined): Reason {
	return told ? { ...reason, todo: sentences(told, reason.todo) } : reason;
}

import type { ItemReader } from '../contract/itemReader';
import { visibleText } from '../text/invisible';
import { refused } from './refused';
import { isEmpty } from './text';

/** In characters; n8n's store keeps a digest, so this only keeps whole documents from passing as keys. */
const LONGEST_KEY = 500;

const displayName = 'Send-Once Key';

/**
 * The text by which an item is sent once; empty where it has none.
 *
 * @throws ItemRefused for an object, a number without a text of its own, and a text that is too long
 */
export function readSendOnceKey(item: ItemReader): string {
	const value = item.parameter('options.sendOnceKey');
	if (isEmpty(value)) return '';
	if (typeof value === 'object') {
		throw refused(
			`'${displayName}' must be a single value, not a list or an object`,
			'Give a single value.',
			displayName,
		);
	}
	// Rounded, two numbers become one, and the second message would be taken for a duplicate of the first.
	if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)) {
		throw refused(`'${displayName}' is not an exact number: ${value}`, 'Give the key as text.', displayName);
	}
	const key = visibleText(String(value));
	if (key.length <= LONGEST_KEY) return key;
	throw refused(
		`'${displayName}' has ${key.length} characters, more than ${LONGEST_KEY}`,
		'Use a short, unique value, such as an order number.',
		displayName,
	);
}

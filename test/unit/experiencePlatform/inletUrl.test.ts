import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { callUrl, isUnencrypted, namesFlow } from '../../../nodes/ExperiencePlatform/wire/inletUrl';

const inlet = 'https://dcs.adobedc.net/collection/667b41cf';
const batch = 'https://dcs.adobedc.net/collection/batch/667b41cf';

test('a single call goes to the inlet URL as it is', () => {
	expect(callUrl(`${inlet}?x-adobe-flow-id=69f1`, 'single', false)).toBe(`${inlet}?x-adobe-flow-id=69f1`);
});

test.each([
	[inlet, batch],
	[batch, batch],
	[`${inlet}?x-adobe-flow-id=69f1`, `${batch}?x-adobe-flow-id=69f1`],
	[
		'https://platform.adobe.io/data/foundation/import/collection/667b41cf',
		'https://platform.adobe.io/data/foundation/import/collection/batch/667b41cf',
	],
])('the batch address of %s is derived', (url, expected) => {
	expect(callUrl(url, 'batched', false)).toBe(expected);
});

test('a pasted batch address serves single calls too', () => {
	expect(callUrl(batch, 'single', false)).toBe(inlet);
});

test.each([
	[inlet, `${inlet}?syncValidation=true`],
	[`${inlet}?x-adobe-flow-id=69f1`, `${inlet}?x-adobe-flow-id=69f1&syncValidation=true`],
])('synchronous validation of %s is asked for in the query', (url, expected) => {
	expect(callUrl(url, 'single', true)).toBe(expected);
});

test('a batch is never validated synchronously: its address knows no such thing', () => {
	expect(callUrl(inlet, 'batched', true)).toBe(batch);
});

test.each([
	'',
	'dcs.adobedc.net/collection/667b',
	'ftp://dcs.adobedc.net/collection/667b',
	'https://dcs.adobedc.net/',
	'https://dcs.adobedc.net/collection/',
	'https://dcs.adobedc.net/collection/batch/',
	'https://platform.adobe.io/ajo/im/executions/unitary',
])('%j is no inlet', (url) => {
	expect(() => callUrl(url, 'batched', false)).toThrow(ItemRefused);
});

test('http is worth a hint, except on this machine', () => {
	expect(isUnencrypted('http://dcs.adobedc.net/collection/6')).toBe(true);
	expect(isUnencrypted(inlet)).toBe(false);
	expect(isUnencrypted('http://127.0.0.1:8484/collection/6')).toBe(false);
	expect(isUnencrypted('http://localhost:8484/collection/6')).toBe(false);
});

test('an inlet URL can name the data flow', () => {
	expect(namesFlow(`${inlet}?x-adobe-flow-id=69f1`)).toBe(true);
	expect(namesFlow(inlet)).toBe(false);
});

import { isPlaceholder, isPlaceholderId, isPreviewPlaceholder } from '../../../nodes/shared/paste/placeholder';

test.each([
	...[
		'',
		' ',
		'string',
		'String',
		'?',
		'...',
		'…',
		'TODO',
		'xxx',
		'XXXX',
		'<name>',
		'{name}',
		'{{name}}',
		'${NAME}',
		'$NAME',
		'%NAME%',
		'#name#',
		'[name]',
	],
	...['YOUR_ORG', 'your name', 'enter-the-name', 'n/a', 'null', '0000', '<user id="x">'],
	...['<datasetId>', '{DATASET_ID}', 'xxxxx', 'YOUR_DATASET', 'XXX', 'XXX@AdobeOrg', '{ORG_ID}@AdobeOrg', 'DATASET_ID'],
	...['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', '00000000-0000-0000-0000-000000000000', 'xxx@gmail.com'],
	...[
		'https://ns.adobe.com/{TENANT_ID}/schemas/1a2b',
		'https://ns.adobe.com/<tenant>/schemas/1a2b',
		'a;version={VERSION}',
	],
	...['$(date +%s)', 'order-$(uuidgen)', 'order-${ORDER}', '<name>\u200B', '\u00A0string', '\u2060'],
])('%j stands for something else', (text) => expect(isPlaceholder(text)).toBe(true));

test.each([
	...[
		'Jacket',
		'$ 125',
		'100%',
		'a@example.com',
		'0',
		'10',
		'x',
		'xx',
		'strings',
		'My',
		'Yours truly',
		'{',
		'<b>Hi</b> Ada',
		'50% off, 20% more',
		'prod',
		'text me',
		'{{a}} and {{b}}',
	],
	...['XXX-Large', 'GOLD_MEMBER', 'https://example.com/a?b={c', 'a@adobeorg.com', '{{a}} und {B}', '$5'],
	`<${'x'.repeat(300)}>`,
])('%j stands for itself', (text) => expect(isPlaceholder(text)).toBe(false));

test.each(['{ORG}@AdobeOrg', 'IMS_ORG', 'org-<name>', '$ORG', '*', 'string', ''])('%j is no ID yet', (text) =>
	expect(isPlaceholderId(text)).toBe(true),
);

test.each([
	'5A4DB0C5000000000A495CA8@AdobeOrg',
	'prod',
	'5da9452f7de80400007jc52a',
	'https://ns.adobe.com/acme/schemas/1a',
])('%j is an ID', (text) => expect(isPlaceholderId(text)).toBe(false));

test.each([
	['{DATASET_ID}', true],
	['<datasetId>', true],
	['YOUR_DATASET_ID', true],
	['string', true],
	['<b>', false],
	['', false],
	['{name}', false],
	['xxx', false],
])('%j in data that are no template is a placeholder: %s', (text, expected) =>
	expect(isPreviewPlaceholder(text)).toBe(expected),
);

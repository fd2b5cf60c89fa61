import { isPlaceholder } from '../../../nodes/shared/paste/placeholder';

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
	`<${'x'.repeat(300)}>`,
])('%j stands for itself', (text) => expect(isPlaceholder(text)).toBe(false));

import { indented } from '../../../nodes/shared/xml/indented';

test('a line per element, texts untouched', () => {
	expect(indented('<a x="1"><b>text</b><c/><d><e> two  words </e></d><f></f></a>')).toBe(
		['<a x="1">', '  <b>text</b>', '  <c/>', '  <d>', '    <e> two  words </e>', '  </d>', '  <f></f>', '</a>'].join(
			'\n',
		),
	);
});

test('nothing but blanks is added', () => {
	const xml = '<?xml version="1.0"?><s:Envelope><s:Body><a b="c &gt; d">1 &lt; 2</a></s:Body></s:Envelope>';
	expect(indented(xml).replace(/\n\s*/g, '')).toBe(xml);
});

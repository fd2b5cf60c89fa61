import { parseJson } from '../../../nodes/shared/paste/parseJson';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';

const reasonOf = (text: string) => {
	try {
		parseJson(text, 3);
	} catch (error) {
		if (!(error instanceof PasteRefused)) throw error;
		return error.reason;
	}
	return undefined;
};

test.each([
	['{\n\u201Ca\u201D: 1}', '\u201C', 4],
	['{\n"a\u201D: 1}', '\u201D', 4],
	['{\n"a\u201D: "b"}', '\u201D', 4],
	['{"a": \u201Eb\u201C}', '\u201E', 3],
	['{"a": "b\u201D,\n"c": 1}', '\u201D', 3],
	['{"a": "b\u201D, "c": 1}', '\u201D', 3],
	['{\u2018a\u2019: 1}', '\u2018', 3],
	['{"a": \u00ABb\u00BB}', '\u00AB', 3],
])('%j: the mark is named with the plain one', (text, mark, line) => {
	expect(reasonOf(text)).toMatchObject({
		message: `The pasted text cannot be understood, line ${line}: expected the plain quotation mark ", found the typographic quotation mark ${mark}`,
		todo: expect.stringMatching(/^Word and mail programs replace what is typed: .* with "/),
	});
});

test.each(['{"a": "\u201Cb\u201D", "it\u2019s": "\u2013"}', '["\u2018", "\u2019"]'])('%j is data', (text) => {
	expect(parseJson(text)).toEqual(JSON.parse(text));
});

test.each(['{"a\u00A0": 1}', '{"\u200Ba": 1}', '{"a\u2060": 1}'])('the name in %j is a', (text) => {
	expect(parseJson(text)).toEqual({ a: 1 });
});

test('two names that look alike are one', () => {
	expect(reasonOf('{"a": 1, "a\u200B": 2}')).toMatchObject({ details: { found: 'a repeated name' } });
});

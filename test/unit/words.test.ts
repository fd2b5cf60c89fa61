import { userTexts } from './userTexts';

const all = userTexts(['nodes', 'credentials']);

/**
 * Turns of phrase that a native speaker would not use, each with what to say instead. "There is no X" and "is no
 * longer" are English: neither says of a thing that it is not what it should be.
 */
test.each([
	['"is not a valid X", "contains no X"', /(?<!\b[Tt]here )\b(is|are|holds) no (?!longer\b)[a-z]/],
	['"is missing"', /\bmisses\b/],
	['"that is not valid"', /\bthat is none\b/],
])('no text needs %s instead', (_instead, phrase) => {
	const offenders = all.filter(({ text }) => phrase.test(text)).map(({ place, text }) => `${place}: ${text}`);
	expect(offenders).toEqual([]);
});

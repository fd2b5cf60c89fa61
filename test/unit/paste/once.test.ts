import { oncePerText } from '../../../nodes/shared/paste/once';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';

function reader() {
	const texts: string[] = [];
	const read = oncePerText((text) => {
		texts.push(text);
		if (text === '') throw new PasteRefused('a text', 'none');
		return { text };
	});
	return { read, texts };
}

test('a text is read once, and every item gets the same result', () => {
	const { read, texts } = reader();
	expect(read('a')).toBe(read('a'));
	expect(texts).toEqual(['a']);
});

test('a refusal is remembered too', () => {
	const { read, texts } = reader();
	expect(() => read('')).toThrow('expected a text, found none');
	expect(() => read('')).toThrow('expected a text, found none');
	expect(texts).toEqual(['']);
});

test('the twenty texts that were used last are kept', () => {
	const { read, texts } = reader();
	for (let number = 0; number < 21; number++) read(`text ${number}`);
	read('text 20');
	read('text 0');
	expect(texts).toHaveLength(22);
});

test('a text that is too long for any paste is refused unread', () => {
	const { read, texts } = reader();
	expect(() => read('x'.repeat(200_001))).toThrow('expected at most 200000 characters, found 200001 characters');
	expect(texts).toEqual([]);
});

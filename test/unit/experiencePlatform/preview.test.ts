import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';

const paths = (entity: object) => readPreview(JSON.stringify({ _id: 'a', ...entity })).fields.map(({ path }) => path);

describe('the fields of an entity', () => {
	test.each(['string', 'XXX', 'string - optional', '<name>', '{{name}}', '${NAME}', 'TODO', 'your name'])(
		'%j is a placeholder in every kind of paste',
		(text) => expect(paths({ name: text, list: [text] })).toEqual(['name', 'list']),
	);
	test.each(['', ' ', 'Jacket', 'strings', '$ 125'])('%j stays as it is', (text) =>
		expect(paths({ name: text })).toEqual([]),
	);
});

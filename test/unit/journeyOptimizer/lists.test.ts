import { executed } from '../item/readers';

const hint = "A list directly in context or profile is sent as it is; Adobe's published schema has no list there";
const person = { userId: 'anna', namespace: 'crm' };

test.each([
	['the context of a recipient', () => ({ ...person, context: { items: ['a', 'b'] } }), {}],
	['the profile of a recipient', () => ({ ...person, profile: { items: ['a', 'b'] } }), {}],
	[
		'the context of an audience',
		() => ({ context: { items: ['a', 'b'] } }),
		{ endpoint: 'audience', audienceId: 'vip' },
	],
])('a list directly in %s is sent as it is, with a hint', (_where, json, parameters) => {
	const hints: string[] = [];
	expect(executed(json(), parameters, hints)).toContain('"items":["a","b"]');
	expect(hints).toEqual([hint]);
});

test('a list within an object is what the schema has', () => {
	const hints: string[] = [];
	executed({ ...person, context: { order: { items: ['a'] } } }, {}, hints);
	expect(hints).toEqual([]);
});

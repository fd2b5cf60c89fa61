import fc from 'fast-check';

import { elementFromJson } from '../../../nodes/shared/xml/fromJson';
import { withValidNames } from '../../../nodes/shared/xml/validNames';
import { pushed } from '../item/readers';

const email = 'anna@example.com';
const columns = { 'First Name': 'Anna', 'Last Name': 'Berg', '2nd line': 'x', 'e-mail (work)': 'y', plain: 'z' };

test('all keys at fault are named at once, those below the first level too', () => {
	expect(elementFromJson('ctx', { ...columns, order: { 'unit price': 1, '@no good': 2 } }, 64)).toEqual({
		why: 'the keys "First Name", "Last Name", "2nd line", "e-mail (work)", "unit price", "@no good" are not valid XML names',
	});
	expect(() => pushed({ email, ...columns })).toThrow(
		`'Context' cannot be written as XML: the keys "First Name", "Last Name", "2nd line", "e-mail (work)" are not valid XML names`,
	);
});

test('a key that looks right is shown with what nobody sees', () => {
	expect(elementFromJson('ctx', { '\uFEFFfirstName': 1 }, 64)).toEqual({
		why: 'the key "[U+FEFF]firstName" is not a valid XML name',
	});
});

test('of very many keys the first twenty are named', () => {
	const many = Object.fromEntries(Array.from({ length: 25 }, (_, place) => [`a ${place}`, 1]));
	expect(elementFromJson('ctx', many, 64)).toEqual({ why: expect.stringMatching(/"a 19" and 5 more are not/) });
});

test('Make Names Valid turns them into valid ones and lists the changes', () => {
	const hints: string[] = [];
	const xml = pushed({ email, ...columns }, { makeNamesValid: true }, hints);
	expect(xml).toContain(
		'<ctx><First_Name>Anna</First_Name><Last_Name>Berg</Last_Name><_2nd_line>x</_2nd_line><e-mail_work_>y</e-mail_work_><plain>z</plain></ctx>',
	);
	expect(hints).toEqual([
		'Names changed: First Name → First_Name, Last Name → Last_Name, 2nd line → _2nd_line, e-mail (work) → e-mail_work_',
	]);
});

test('valid names stay, and nothing is said', () => {
	const hints: string[] = [];
	expect(pushed({ email, firstName: 'Anna' }, { makeNamesValid: true }, hints)).toContain(
		'<firstName>Anna</firstName>',
	);
	expect(hints).toEqual([]);
});

test('two names never become one', () => {
	expect(withValidNames({ 'First Name': 1, First_Name: 2, 'First-Name': 3, 'First/Name': 4 }).data).toEqual({
		First_Name_2: 1,
		First_Name: 2,
		'First-Name': 3,
		First_Name_3: 4,
	});
});

test('whatever the keys are, the result can be written and loses no value', () => {
	const key = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('#text', '@a b', 'xmlns', '@', ''));
	fc.assert(
		fc.property(fc.dictionary(key, fc.oneof(fc.integer(), fc.dictionary(key, fc.integer()))), (data) => {
			const scalars = Object.fromEntries(
				Object.entries(data).filter(([name, value]) => typeof value === 'number' || !/^[@#]/.test(name)),
			);
			const { data: named } = withValidNames(scalars);
			expect(Object.values(named)).toHaveLength(Object.values(scalars).length);
			expect(elementFromJson('ctx', named, 64)).toHaveProperty('xml');
		}),
	);
});

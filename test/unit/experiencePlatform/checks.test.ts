import * as table from '../../../nodes/ExperiencePlatform/errors';
import { isPreviewPlaceholder, placeholdersIn } from '../../../nodes/shared/paste/placeholder';
import { warnings } from '../../../nodes/ExperiencePlatform/warnings';

describe('placeholders of a payload preview', () => {
	const named = (value: unknown) => placeholdersIn(value, JSON.stringify(value));

	test("those of Adobe's sample are named by their paths", () => {
		const sample = {
			header: {
				imsOrgId: 'XXX',
				datasetId: 'string - required if you want the data to land in a specific dataset',
				schemaRef: { id: 'XXX' },
			},
			body: { xdmEntity: { identityMap: { Email: [{ id: 'string' }] }, _id: 'real' } },
		};
		expect(named(sample)).toEqual([
			'header.imsOrgId',
			'header.datasetId',
			'header.schemaRef.id',
			'body.xdmEntity.identityMap.Email[0].id',
		]);
	});

	test('texts that only contain such a word are data', () => {
		expect(named({ note: 'a string quartet', size: 'XXXL', text: 'strings' })).toEqual([]);
		expect(isPreviewPlaceholder('')).toBe(false);
		expect(isPreviewPlaceholder('XXX@AdobeOrg')).toBe(false);
	});

	test('a preview full of them names the first ten', () => {
		expect(named(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, 'string'])))).toHaveLength(
			10,
		);
	});
});

describe('warnings', () => {
	const now = Date.parse('2026-11-22T03:00:00Z');
	const past = { timestamp: '2026-11-22T02:59:59Z' };
	const experience = { _experience: { campaign: { orchestration: { eventID: 'x' } } } };

	test.each([
		['an event of 10 KB', past, 10_000, []],
		['a larger event', past, 10_001, ['Event larger than 10 KB: Profile drops it silently']],
		['a record of 100 KB', {}, 100_000, []],
		['a larger record', {}, 100_001, ['Record larger than 100 KB: Profile drops it silently']],
		[
			'a time in the future',
			{ timestamp: '2026-11-22T03:00:01Z' },
			1,
			["'timestamp' is in the future, but the platform expects times in the past"],
		],
		[
			'a journey event without identity',
			{ ...past, ...experience },
			1,
			['Journey event without an identity map: its schema must have another identity field'],
		],
		[
			'a journey event with an empty identity map',
			{ ...past, ...experience, identityMap: { Email: [] } },
			1,
			['Journey event without an identity map: its schema must have another identity field'],
		],
		['a journey event about somebody', { ...past, ...experience, identityMap: { Email: [{ id: 'x' }] } }, 1, []],
	])('%s', (_, entity, bytes, expected) => {
		expect(warnings(entity, bytes, now)).toEqual(expected);
	});
});

test('every row says what to do', () => {
	const rows = [...Object.values(table.statusErrors), ...table.wordings, table.schemaViolation];
	expect(rows.filter(({ say, todo }) => say === '' || !todo?.endsWith('.'))).toEqual([]);
});

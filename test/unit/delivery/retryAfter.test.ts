import fc from 'fast-check';

import { backOffMs } from '../../../nodes/shared/delivery/decideRetry';
import { retryAfterMs } from '../../../nodes/shared/http/retryAfter';

describe('Retry-After', () => {
	const now = Date.UTC(1994, 10, 6, 8, 49, 0);

	test.each([
		['120', 120_000],
		['0', 0],
		[' 7 ', 7000],
		['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
		['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
		['Sun Nov  6 08:49:37 1994', 37_000],
		['Sun, 06 Nov 1994 08:48:00 GMT', 0],
		['Sun, 06 Nov 1994 08:49:00 GMT', 0],
	])('"%s" is a pause of %d ms', (header, milliseconds) => {
		expect(retryAfterMs(header, now)).toBe(milliseconds);
	});

	test.each([
		undefined,
		'',
		'  ',
		'soon',
		'-5',
		'1.5',
		'1e3',
		'5 seconds',
		'1994-11-06',
		'Nov 6',
		'Sun',
		'Sunday morning',
		'99999999999',
		'NaN',
	])('"%s" says nothing', (header) => {
		expect(retryAfterMs(header, now)).toBeUndefined();
	});

	test('whatever the header holds, the pause is a whole number that is not negative, or none', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
				),
				(header) => {
					const pause = retryAfterMs(header, now);
					return pause === undefined || (Number.isInteger(pause) && pause >= 0);
				},
			),
		);
	});
});

describe('the pause where the platform names none', () => {
	const tries = fc.integer({ min: 1, max: 200 });
	const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

	test('lies between half a second and twenty, less a half at most', () => {
		fc.assert(
			fc.property(tries, random, (count, chance) => {
				const full = Math.min(20_000, 500 * 2 ** (count - 1));
				const pause = backOffMs(count, chance);
				return pause >= Math.floor(full / 2) && pause <= full;
			}),
		);
	});

	test('doubles after each try', () => {
		expect([1, 2, 3, 4, 5, 6, 7, 8].map((count) => backOffMs(count, 0))).toEqual([
			500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
		]);
	});

	test('differs between calls that failed together', () => {
		expect(new Set([0, 0.3, 0.6, 0.9].map((chance) => backOffMs(3, chance))).size).toBe(4);
	});
});

import { addRows, callsOf, chooseRows, neighbour, type Known } from '../../../sandbox/page/view';
import type { Row } from '../../../sandbox/snapshot';

const row = (seq: number, given: Partial<Row> = {}): Row => ({
	...{ seq, at: '2026-01-01T00:00:00.000Z', call: seq, platform: 'campaign', kind: 'rtEvent', state: 'accepted' },
	...{ recipient: 'ann@example.com', title: 'Order confirmation', facts: [] },
	...given,
});
const seqs = (rows: readonly Row[]) => rows.map(({ seq }) => seq);
const empty: Known = { epoch: 1, rows: [] };

describe('rows', () => {
	test('come newest first', () => {
		const known = addRows(addRows(empty, { epoch: 1, rows: [row(1), row(2)] }), { epoch: 1, rows: [row(3)] });
		expect(seqs(known.rows)).toEqual([3, 2, 1]);
	});

	test('of a stream that begins again are not doubled', () => {
		const known = addRows(empty, { epoch: 1, rows: [row(1), row(2)] });
		expect(seqs(addRows(known, { epoch: 1, rows: [row(1), row(2), row(3)] }).rows)).toEqual([3, 2, 1]);
	});

	test('are forgotten when the sandbox was cleared or started again', () => {
		const known = addRows(empty, { epoch: 1, rows: [row(5)] });
		expect(seqs(addRows(known, { epoch: 2, rows: [row(1)] }).rows)).toEqual([1]);
	});

	test('stay the same object while nothing is new', () => {
		const known = addRows(empty, { epoch: 1, rows: [row(1)] });
		expect(addRows(known, { epoch: 1, rows: [row(1)] })).toBe(known);
	});

	test('of a busy platform do not push out those of another', () => {
		const busy = Array.from({ length: 400 }, (_, index) => row(index + 2, { platform: 'experiencePlatform' }));
		const { rows } = addRows(empty, { epoch: 1, rows: [row(1), ...busy] });
		expect(rows).toHaveLength(301);
		expect(rows.at(-1)?.platform).toBe('campaign');
	});
});

describe('choosing', () => {
	const rows = [
		row(4, { platform: 'journeys', kind: 'entered', title: 'Order confirmation journey' }),
		row(3, { platform: 'marketo', state: 'refused', kind: 'trigger', title: '1004 Lead [7] not found', recipient: '' }),
		row(2, { platform: 'journeyOptimizer', state: 'lost', kind: 'unitary', title: 'The response was cut off' }),
		row(1, { facts: [['order.number', 'W-1001']] }),
	];

	test.each([
		['all', [4, 3, 2, 1]],
		['campaign', [1]],
		['marketo', [3]],
		['experiencePlatform', [4]],
		['refused', [3, 2]],
	] as const)('the tab %s holds rows %j', (tab, expected) => {
		expect(seqs(chooseRows(rows, tab, ''))).toEqual(expected);
	});

	test.each([
		['w-1001', [1]],
		['ANN order', [4, 1]],
		['lead marketo', [3]],
		['  ', [4, 3, 2, 1]],
		['nowhere', []],
	])('a search for "%s" finds rows %j', (search, expected) => {
		expect(seqs(chooseRows(rows, 'all', search))).toEqual(expected);
	});

	test('the neighbours of a row end at both ends', () => {
		expect(neighbour(rows, 3, 1)?.seq).toBe(2);
		expect(neighbour(rows, 4, -1)?.seq).toBe(4);
		expect(neighbour(rows, 1, 1)?.seq).toBe(1);
		expect(neighbour(rows, undefined, 1)?.seq).toBe(4);
		expect(neighbour([], 3, 1)).toBeUndefined();
	});
});

test('calls are listed by operation, for one platform', () => {
	const calls = { 'campaign Logon': 1, 'campaign PushEvent': 7, 'campaignStandard send': 2 };
	expect(callsOf(calls, 'campaign')).toEqual([
		['PushEvent', 7],
		['Logon', 1],
	]);
});

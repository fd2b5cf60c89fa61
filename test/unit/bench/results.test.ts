import { quantile, medians } from '../../../bench/run/median';
import { measureRows } from '../../../bench/run/measure';
import { withMeasured } from '../../../bench/page/scale';
import { readme } from '../../../bench/page/readme';
import type { Run } from '../../../bench/page/tables';
import type { Row } from '../../../bench/rows/row';
import { known, type Figures, type Side } from '../../../bench/rows/side';

/** Measures without n8n: the sides give what they are told to. */
async function run(...rows: Row[]): Promise<Run> {
	const nothing = async (): Promise<never> => await Promise.reject(new Error('not needed'));
	const sink = {
		...{ url: '', tlsUrl: '', caFile: '', counts: nothing },
		...{ reset: async () => undefined, close: async () => undefined },
	};
	const installation = { version: '', cli: '', node: { path: '', headers: undefined } };
	const places = { root: '', base: '', app: '', home: '', logs: '', pack: '' };
	const stage = { sink, installation, places, n8n: nothing, endN8n: async () => undefined };
	const report = { say: () => undefined, during: async <T>(_: string, work: () => Promise<T>) => await work() };
	return { ...(await measureRows(rows, { runs: 3, warmUp: true }, stage, report)), rounds: 3, machine: ['a machine'] };
}

/** Gives these figures in the rounds that count. */
function side(key: string, ...figures: Figures[]): Side {
	let round = 0;
	return { key, warm: true, measure: async () => figures[round++ % figures.length] ?? { value: NaN } };
}

const perItem = (target: Row['target'], ours = 5): Row => ({
	...{ name: 'push-event/per-item', group: 'nodes', ours: 'our node', beside: 'theirs', direction: 'faster', target },
	sides: { ours: known('ours', ours), theirs: known('theirs', 10) },
});
const latency = (busy: number): Row => ({
	...{ name: 'latency/push-event/tls/50', group: 'latency', ours: '', beside: '', unit: 'perSecond' },
	...{ direction: 'atLeast', target: 0.9 },
	sides: { ours: side('latency ours', { value: 300, busy }), theirs: known('possible', 500), also: known('HTTP', 200) },
});
const bridge = (delivered: number): Row => ({
	...{ name: 'bridge/marketo-rest/window', group: 'bridge', ours: '500 webhooks', beside: 'HTTP Request node' },
	...{ direction: 'faster', target: 10, unit: 'callsPerMessage' },
	sides: {
		ours: side('bridge ours', { value: 0.05, delivered: 1 }, { value: 0.05, delivered }),
		theirs: side('bridge theirs', { value: 2, delivered: 0.4 }),
	},
});
const verdicts = async (...rows: Row[]) => (await run(...rows)).results.map(({ verdict }) => verdict);

test('the target that a row shares with a limit is what the limit reaches in the same run, less the allowance', async () => {
	const limit = known('limit', 4.8);
	const [result] = (await run(perItem({ limit, allowance: 1.05 }))).results;
	expect(result?.target).toBeCloseTo(10 / (4.8 * 1.05));
	expect(await verdicts(perItem({ limit, allowance: 1.05 }), perItem({ limit, allowance: 1.03 }))).toEqual([
		'met',
		'missed',
	]);
});

test('parallel requests that are not used are missed only while the processor has time left', async () => {
	expect(await verdicts(latency(0.5))).toEqual(['missed']);
	expect(await verdicts(latency(0.95))).toEqual(['processor full']);
});

test('a bridge that lost a message in one of the runs missed its target', async () => {
	expect(await verdicts(bridge(1))).toEqual(['met']);
	expect(await verdicts(bridge(0.998))).toEqual(['missed']);
});

test('the pages mark what was missed and tell what could not be measured', async () => {
	const broken: Row = {
		...{ name: 'memory', group: 'nodes', ours: '', beside: '', direction: 'atMost' },
		sides: {
			ours: { key: 'x', measure: async () => await Promise.reject(new Error('it ran out')) },
			theirs: known('y', 1),
		},
	};
	const page = readme(await run(perItem(3), latency(0.95), bridge(0.998), broken), []);
	expect(page).toMatch(/`push-event\/per-item`.*\| ≥ 3 \| \*\*missed\*\* \|/);
	expect(page).toMatch(/`bridge\/marketo-rest\/window`.*\| 99 % \| 40.0 × \| \*\*missed\*\* \|/);
	expect(page).toContain('the processor is full at 50 parallel requests, with 300 messages per second');
	expect(page).toContain('`memory` could not be measured: it ran out');
});

test('docs/scale.md keeps everything but what was measured', async () => {
	const page =
		'before\n\n<!-- measured by npm run bench -- --write -->\nfigures of an earlier run\n<!-- end of what was measured -->\nafter';
	const written = withMeasured(page, await run(bridge(1)));
	expect(written).toMatch(/^before\n\n<!-- measured/);
	expect(written).toMatch(/<!-- end of what was measured -->\nafter$/);
	expect(written).toContain('a machine');
	expect(written).not.toContain('an earlier run');
	expect(withMeasured(written, await run(bridge(1)))).toBe(written);
});

test('quantiles lie between neighbours in proportion', () => {
	expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2], 0.99), quantile([], 0.5)]).toEqual([2.5, 1.99, NaN]);
	expect(medians([{ value: 1, p50Ms: 5 }, { value: 3, p50Ms: 7 }, { value: 2 }])).toEqual({ value: 2, p50Ms: 6 });
});

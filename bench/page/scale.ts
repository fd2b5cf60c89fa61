import { problem } from '../../scripts/start/problem';
import { bridgeTable, failures, fullPoints, latencyTable, type Run } from './tables';

const [begin, end] = ['<!-- measured by npm run bench -- --write -->', '<!-- end of what was measured -->'];

/**
 * The page with what a run measured in place of what it told before.
 *
 * @throws Problem if the page has no place for it
 */
export function withMeasured(page: string, run: Run): string {
	const [from, until] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || until < from) throw problem(`docs/scale.md does not contain "${begin}" and "${end}".`);
	return page.slice(0, from + begin.length) + measured(run) + page.slice(until);
}

function measured({ results, failed, rounds, machine }: Run): string {
	const growth = results.find(({ row }) => row.name === 'growth/1000000');
	const grown = growth
		? `${growth.row.ours} took ${growth.ratio.toFixed(1)} times as long as ${growth.row.beside.replace('the same, ', '')}, with a peak of ${Math.round(growth.ours.megabytes ?? NaN)} MB in n8n's process.`
		: '';
	return [
		'',
		'',
		...machine.map((line) => `- ${line}`),
		`- Median of ${rounds} runs. How it is measured is told in [bench/README.md](../bench/README.md).`,
		'',
		'A webhook with one message each, 100 callers at a time, beside the same workflow with the HTTP Request node:',
		'',
		...[bridgeTable(results), '', ...failures(failed, ['bridge']), ''],
		'A platform that responds after 100 ms, one message per request:',
		'',
		...[latencyTable(results), '', ...fullPoints(results), ...failures(failed, ['latency']), ''],
		...(grown ? [grown.replace(/^./, (letter) => letter.toUpperCase()), ''] : failures(failed, ['nodes'])),
		'',
	].join('\n');
}

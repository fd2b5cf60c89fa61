/**
 * npm run bench: compares our nodes with the usual alternatives and with the limit, in the real n8n.
 *
 *   npm run bench                       the table; the exit code is 0 even if a target is not met
 *   npm run bench -- --json             one line of JSON per row
 *   npm run bench -- --only growth,…    some rows
 *   npm run bench -- --runs 5           how often each side is measured after a warm-up; default 3
 *   npm run bench -- --smoke            few items, once: checks that every row can be measured
 *   npm run bench -- --plot             draws times over the number of items in plot.svg
 *   npm run bench -- --write            writes README.md from this run
 */
import { Cleanup } from '../scripts/start/cleanup';
import { problem } from '../scripts/start/problem';
import { runProgram } from '../scripts/start/program';
import { terminal } from '../scripts/start/progress';
import { lock } from '../scripts/start/lock';
import { n8nVersion } from '../scripts/start/versions';
import { readArguments, type Arguments } from './arguments';
import { writePage, writePlot } from './page/files';
import { measurePoints, series } from './page/points';
import { allRows } from './rows/all';
import type { Row, Scale } from './rows/row';
import { machine } from './run/machine';
import { measureRows } from './run/measure';
import { jsonLines, table } from './run/table';
import { benchFolders } from './stage/places';
import { buildStage, type Stage } from './stage/stage';

const cleanup = new Cleanup();
/** Standard output contains only results. */
const report = terminal((line) => console.error(line));

const allItems: Scale = (items) => items;
const fewItems: Scale = (items) => Math.max(100, Math.round(items / 100));

async function bench(): Promise<number> {
	const chosen = readArguments(process.argv.slice(2));
	const rows = chooseRows(chosen);
	cleanup.add(await lock(benchFolders(n8nVersion())));
	const stage = await buildStage(report, cleanup);
	return chosen.plot ? await plot(stage) : await measure(chosen, rows, stage);
}

function chooseRows({ only, smoke }: Arguments): Row[] {
	const rows = allRows(smoke ? fewItems : allItems);
	const names = rows.map(({ name }) => name);
	const unknown = only.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw problem(`Unknown rows: ${unknown.join(', ')}.`, `Rows: ${names.join(', ')}`);
	return only.length === 0 ? rows : rows.filter(({ name }) => only.includes(name));
}

async function measure(chosen: Arguments, rows: Row[], stage: Stage): Promise<number> {
	const machineLines = machine(stage.installation);
	const runs = chosen.smoke ? 1 : chosen.runs;
	const { results, failed } = await measureRows(rows, { runs, warmUp: !chosen.smoke }, stage, report);
	if (chosen.smoke) {
		for (const { row, why } of failed) console.log(`✗ ${row.name}: ${why}`);
		console.log(`${results.length} passed, ${failed.length} failed`);
	} else if (chosen.json) {
		for (const line of jsonLines(results)) console.log(line);
		for (const { row, why } of failed) console.error(`${row.name} could not be measured: ${why}`);
	} else {
		console.log(`\n${machineLines.join('\n')}\n\n${table(results, failed)}`);
	}
	if (chosen.write && !chosen.smoke && chosen.only.length === 0 && failed.length === 0)
		writePage(results, runs, machineLines);
	return failed.length === 0 ? 0 : 1;
}

async function plot(stage: Stage): Promise<number> {
	const points = await measurePoints(stage, report);
	writePlot(points);
	const ours = series.filter((one) => one.ours).map(({ name }) => name);
	return points.some(({ why, series: name }) => why !== undefined && ours.includes(name)) ? 1 : 0;
}

void runProgram({ run: bench, cleanup, onInterrupt: () => 130 });

/**
 * npm run bench: compares our nodes with the usual alternatives and with the limit, in the real n8n.
 *
 *   npm run bench                       the table; the exit code is 0 even if a target is not met
 *   npm run bench -- --json             one line of JSON per row
 *   npm run bench -- --only growth,…    some rows, or all whose names begin with one of these and a slash
 *   npm run bench -- --runs 5           how often each side is measured after a warm-up; default 3
 *   npm run bench -- --smoke            few items, once: checks that every row can be measured
 *   npm run bench -- --write            draws plot.svg too, and writes README.md and docs/scale.md from this run
 */
import { Cleanup } from '../scripts/start/cleanup';
import { problem } from '../scripts/start/problem';
import { runProgram } from '../scripts/start/program';
import { terminal } from '../scripts/start/progress';
import { lock } from '../scripts/start/lock';
import { n8nVersion } from '../scripts/start/versions';
import { readArguments, type Arguments } from './arguments';
import { writePages } from './page/files';
import { measurePoints } from './page/points';
import { allRows } from './rows/all';
import type { Row, Scale } from './rows/row';
import { load, machine } from './run/machine';
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
	// Installing would count into the load.
	const before = load();
	const stage = await buildStage(report, cleanup, chosen.smoke);
	return await measure(chosen, rows, stage, machine(stage.installation, before));
}

function chooseRows({ only, smoke }: Arguments): Row[] {
	const rows = allRows(smoke ? fewItems : allItems);
	const names = rows.map(({ name }) => name);
	const isOf = (name: string, wanted: string): boolean => name === wanted || name.startsWith(`${wanted}/`);
	const unknown = only.filter((wanted) => !names.some((name) => isOf(name, wanted)));
	if (unknown.length > 0) throw problem(`Unknown rows: ${unknown.join(', ')}.`, `Rows: ${names.join(', ')}`);
	return only.length === 0 ? rows : rows.filter(({ name }) => only.some((wanted) => isOf(name, wanted)));
}

async function measure(chosen: Arguments, rows: Row[], stage: Stage, machineLines: string[]): Promise<number> {
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
	if (chosen.write && !chosen.smoke && chosen.only.length === 0) {
		const sides = results.flatMap(({ row, ours, theirs }): Array<[string, number]> => [
			[row.sides.ours.key, ours.value],
			[row.sides.theirs.key, theirs.value],
		]);
		const points = await measurePoints(stage, report, new Map(sides));
		await writePages({ results, failed, rounds: runs, machine: machineLines }, points);
	}
	return failed.length === 0 ? 0 : 1;
}

void runProgram({ run: bench, cleanup, onInterrupt: () => 130 });

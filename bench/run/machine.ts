import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type as systemName } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '../../scripts/start/install';
import { repositoryRoot } from '../../scripts/start/folders';
import { object, text } from '../../scripts/start/json';

/** How many processes wanted to run, on average of the last minute. */
export const load = (): number => loadavg()[0] ?? NaN;

/**
 * The machine and the versions of a measurement, one line each.
 *
 * @param before the load before the start
 */
export function machine({ version, node }: Installation, before: number): string[] {
	const processors = cpus();
	const nodeVersion = spawnSync(node.path, ['--version'], { encoding: 'utf8' }).stdout.trim();
	return [
		`${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${systemName()} ${release()}`,
		`n8n ${version} on Node ${nodeVersion}, this package ${packageVersion(repositoryRoot)}`,
		`acc-js-sdk ${packageVersion(join(repositoryRoot, 'node_modules', '@adobe', 'acc-js-sdk'))} on Node ${process.version}`,
		`${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, load average before the start ${before.toFixed(1)}`,
	];
}

function packageVersion(folder: string): string {
	return text(object(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))['version']);
}

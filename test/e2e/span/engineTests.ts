import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { count, list, object, text } from '../../../scripts/start/json';
import { withoutNpmScript } from '../../../scripts/start/npm';
import { problem } from '../../../scripts/start/problem';
import { startGroup } from '../../../scripts/start/processGroup';
import { tail } from '../../../scripts/start/tail';
import { root } from '../../harness/paths';
import type { Leg } from './legs';

export interface EngineTests {
	passed: number;
	/** Facts of n8n 2 that n8n 1 does not share, and what the machine lacks a program for. */
	skipped: number;
}

type OnClose = (end: () => Promise<void>) => void;

/** Enough of them to see what they have in common. */
const namesShown = 10;

/**
 * Runs the engine tests of one leg.
 *
 * @param node the Node to run them on
 * @param folder where jest's report and log go
 * @param onClose told how to end what was started, should the run be given up
 * @throws Problem that names the tests that did not pass; also where none was run
 */
export async function engineTests(leg: Leg, node: string, folder: string, onClose: OnClose): Promise<EngineTests> {
	const name = `span-${leg.n8n}-node${leg.nodeMajor}-${leg.expressions}`;
	const report = join(folder, `${name}.json`);
	const logFile = join(folder, `${name}.log`);
	rmSync(report, { force: true });
	const config = join(root, 'test', 'e2e', 'span', 'jest.config.cjs');
	const args = [
		// n8n-workflow imports that engine dynamically, which jest's contexts refuse otherwise.
		...(leg.expressions === 'vm' ? ['--experimental-vm-modules'] : []),
		join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		...['--config', config, '--json', `--outputFile=${report}`],
	];
	// A group, because jest's workers would outlive a jest that is killed.
	const jest = await startGroup({ program: node, args, cwd: root, env: environment(leg, node), logFile });
	onClose(jest.stop);
	const code = await jest.exited;
	if (!existsSync(report)) throw problem('Jest wrote no report', tail(logFile));
	return readReport(JSON.parse(readFileSync(report, 'utf8')), code !== 0);
}

/**
 * @param report as `jest --json` writes it
 * @param endedBadly whether jest ended with another code than 0
 */
export function readReport(report: unknown, endedBadly: boolean): EngineTests {
	const counts = object(report);
	const passed = count(counts['numPassedTests']);
	// A file that does not even load has no tests that failed in jest's count.
	const failed = count(counts['numFailedTests']) + count(counts['numRuntimeErrorTestSuites']);
	if (failed > 0 || endedBadly)
		throw problem(`${failed} of ${failed + passed} failed`, failedNames(counts).join('\n  '));
	if (passed === 0) throw problem('no test was run');
	return { passed, skipped: count(counts['numPendingTests']) };
}

function failedNames(report: Record<string, unknown>): string[] {
	const suites = list(report['testResults']).map(object);
	const broken = suites.filter((suite) => list(suite['assertionResults']).length === 0 && suite['status'] === 'failed');
	const tests = suites.flatMap((suite) => list(suite['assertionResults']).map(object));
	return [
		...broken.map((suite) => text(suite['message'])),
		...tests.filter((test) => test['status'] === 'failed').map((test) => text(test['fullName'])),
	].slice(0, namesShown);
}

/** What our own TypeScript loader is told means nothing to jest, and another n8n's settings must not reach this one. */
function environment(leg: Leg, node: string): NodeJS.ProcessEnv {
	const inherited = Object.entries(withoutNpmScript(process.env)).filter(
		([name]) => !/^(N8N_|TSX_|NODE_OPTIONS$|NODE_ENV$)/i.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(node), process.env['PATH']].join(delimiter),
		N8N_CORE_UNDER_TEST: leg.core,
		N8N_EXPRESSION_ENGINE_UNDER_TEST: leg.expressions,
	};
}

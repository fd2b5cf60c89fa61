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
	/** Tests that do not apply to n8n 1 or that need a program that is not installed. */
	skipped: number;
}

type OnClose = (end: () => Promise<void>) => void;

/** Enough names to see what the failures have in common. */
const namesShown = 10;

/**
 * Runs the engine tests of one leg.
 *
 * @param node the Node to run them on
 * @param folder receives jest's report and log
 * @param onClose registers what ends the tests if the run is aborted
 * @throws Problem with the names of failed tests, or if no test was run
 */
export async function engineTests(leg: Leg, node: string, folder: string, onClose: OnClose): Promise<EngineTests> {
	const name = `span-${leg.n8n}-node${leg.nodeMajor}-${leg.expressions}`;
	const report = join(folder, `${name}.json`);
	const logFile = join(folder, `${name}.log`);
	rmSync(report, { force: true });
	const config = join(root, 'test', 'e2e', 'span', 'jest.config.cjs');
	const args = [
		// n8n-workflow imports this engine dynamically, which jest's contexts otherwise refuse.
		...(leg.expressions === 'vm' ? ['--experimental-vm-modules'] : []),
		join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		...['--config', config, '--json', `--outputFile=${report}`],
	];
	// A group, because jest's workers would outlive a jest that is killed.
	const jest = await startGroup({ program: node, args, cwd: root, env: environment(leg, node), logFile });
	onClose(jest.stop);
	const code = await jest.exited;
	if (!existsSync(report)) throw problem('Jest did not write a report', tail(logFile));
	return readReport(JSON.parse(readFileSync(report, 'utf8')), code !== 0);
}

/**
 * @param report as `jest --json` writes it
 * @param endedBadly whether jest's exit code was not 0
 */
export function readReport(report: unknown, endedBadly: boolean): EngineTests {
	const counts = object(report);
	const passed = count(counts['numPassedTests']);
	// Jest does not count a file that fails to load as a failed test.
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

/** Without the settings of our TypeScript loader and of another n8n on this machine. */
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

/**
 * Everything that must pass before a commit: build with type check, lint, formatting, both parts of the scan, jest.
 * Arguments are passed to jest: npm test -- test/engine/batching
 *
 * Usage: node scripts/run.mjs scripts/test.ts [arguments for jest]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const jestArguments = process.argv.slice(2);
/** Jest runs tests in a separate context, which otherwise refuses the dynamic import of this expression engine. */
const jestNode = process.env.N8N_EXPRESSION_ENGINE_UNDER_TEST === 'vm' ? ['--experimental-vm-modules'] : [];
let passed = 0;
let failed = 0;

step('build', ['tsx/dist/cli.mjs', join(root, 'scripts', 'build.ts')]);
step('lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0']);
step('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
step('scan', ['tsx/dist/cli.mjs', join(root, 'scripts', 'scan.ts')]);
jest();

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(name: string, command: string[]): void {
	if (run(name, command) === 0) passed++;
	else failed++;
}

function run(name: string, [program = '', ...rest]: string[]): number {
	const started = Date.now();
	const output = spawnSync(
		process.execPath,
		[...(name === 'jest' ? jestNode : []), join(root, 'node_modules', program), ...rest],
		{
			cwd: root,
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
			// Jest reports its progress; the output of the other steps matters only if they fail.
			stdio: name === 'jest' ? 'inherit' : 'pipe',
		},
	);
	const status = output.status ?? 1;
	if (status !== 0 && name !== 'jest') console.log(`${output.stdout}${output.stderr}`.trimEnd());
	console.log(`${status === 0 ? '✓' : '✗'} ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
	return status;
}

function jest(): void {
	const folder = mkdtempSync(join(tmpdir(), 'campaign-bridge-jest-'));
	const report = join(folder, 'report.json');
	try {
		const status = run('jest', ['jest/bin/jest.js', ...jestArguments, '--json', `--outputFile=${report}`]);
		if (!existsSync(report)) {
			failed++;
			return;
		}
		const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<
			'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites',
			number
		>;
		// Jest does not count a file that fails to load as a failed test.
		const failures = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
		passed += counts.numPassedTests;
		failed += failures === 0 && status !== 0 ? 1 : failures;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

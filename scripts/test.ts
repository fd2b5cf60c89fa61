/**
 * Everything that must pass before a commit: build with type check, lint, formatting, both parts of the scan, jest.
 * Arguments are passed to jest: npm test -- test/engine/batching
 *
 * Usage: node scripts/run.mjs scripts/test.ts [arguments for jest]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const jestArguments = process.argv.slice(2);
/** Jest runs tests in a separate context, which otherwise refuses the dynamic import of this expression engine. */
const jestNode = process.env.N8N_EXPRESSION_ENGINE_UNDER_TEST === 'vm' ? ['--experimental-vm-modules'] : [];
let passed = 0;
let failed = 0;

void main();

async function main(): Promise<void> {
	await step('build', ['tsx/dist/cli.mjs', join(root, 'scripts', 'build.ts')]);
	await Promise.all([
		step('scan', ['tsx/dist/cli.mjs', join(root, 'scripts', 'scan.ts')]),
		step('lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0']),
		step('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
	]);
	await jest();
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

async function step(name: string, command: string[]): Promise<void> {
	if ((await run(name, command)) === 0) passed++;
	else failed++;
}

/** Runs a program of a development dependency to its end and tells its exit code. */
async function run(name: string, [program = '', ...rest]: string[]): Promise<number> {
	const started = Date.now();
	const child = spawn(
		process.execPath,
		[...(name === 'jest' ? jestNode : []), join(root, 'node_modules', program), ...rest],
		// Jest reports its progress; the output of the other steps matters only if they fail.
		{ cwd: root, stdio: name === 'jest' ? 'inherit' : ['ignore', 'pipe', 'pipe'] },
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	const status = await new Promise<number>((resolve, reject) => {
		child.once('error', reject).once('close', (code) => resolve(code ?? 1));
	});
	if (status !== 0 && output !== '') console.log(output.trimEnd());
	console.log(`${status === 0 ? '✓' : '✗'} ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
	return status;
}

async function jest(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'campaign-bridge-jest-'));
	const report = join(folder, 'report.json');
	try {
		const status = await run('jest', ['jest/bin/jest.js', ...jestArguments, '--json', `--outputFile=${report}`]);
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

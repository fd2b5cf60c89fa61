/**
 * npm start: the real n8n with this package installed, a local stand-in for the platforms, and one run of the examples.
 * Needs Node, npm and, the first time, a network connection. No account is needed.
 *
 *   npm start                runs until Ctrl-C
 *   npm start -- --once      ends after the table; exit code 0 only if everything arrived as expected
 *   npm start -- --fresh     deletes the data of earlier runs (workflows, executions, credentials)
 *   npm start -- --install   only installs n8n
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { N8nApi } from './start/api';
import { Cleanup } from './start/cleanup';
import { saveCredentials } from './start/credentials';
import { demoCredentials, owner } from './start/demo';
import { runExamples, webhookPath } from './start/examples';
import { readExamples } from './start/expected';
import { folders } from './start/folders';
import { installN8n } from './start/install';
import { startInstance } from './start/instance';
import type { Instance } from './start/instance';
import { lock } from './start/lock';
import { installCommunityPackage, packPackage } from './start/pack';
import { problem } from './start/problem';
import { runProgram } from './start/program';
import { terminal } from './start/progress';
import { startDemoSandbox } from './start/sandbox';
import { table } from './start/table';
import { tail } from './start/tail';
import { n8nVersion } from './start/versions';

/** The example that the output ends with. */
const firstFile = 'start-here.json';

const report = terminal();
const cleanup = new Cleanup();
/** From then on, Ctrl-C is the normal way to end, not an interruption. */
let isUp = false;

async function start(): Promise<number> {
	const { once, fresh, install } = readArguments();
	const version = n8nVersion();
	const places = folders(version);
	cleanup.add(await lock(places));
	if (fresh) rmSync(places.home, { recursive: true, force: true });

	const installation = await installN8n(version, places, report);
	if (install) return 0;
	await report.during('Building this package and installing it in n8n', async () => {
		await installCommunityPackage(await packPackage(places), places);
	});
	const sandbox = await startDemoSandbox();
	cleanup.add(sandbox.close);
	const logFile = join(places.logs, 'n8n.log');
	const n8n = await startInstance({ installation, userFolder: places.home, logFile });
	cleanup.add(n8n.stop);
	await report.during(`Starting n8n ${version} (up to a minute the first time)`, n8n.ready);

	const api = new N8nApi(n8n.url);
	await api.signIn(owner);
	const ids = await saveCredentials(api, demoCredentials(sandbox.url));
	const examples = readExamples(places.root);
	const saved = new Map<string, string>();
	const stage = { api, ids, sandboxUrl: sandbox.url, saved };
	const results = await report.during('Running the examples', async () => {
		return await runExamples(examples, firstFile, stage);
	});

	const first = examples.find(({ file }) => file === firstFile);
	if (first) sandbox.proposeFeedback(`${n8n.url}/webhook/${webhookPath(first)}`);

	report.say(`\n${table(results)}\n`);
	const allOk = results.length > 0 && results.every(({ ok }) => ok);
	if (!allOk) report.say(`End of n8n's log:\n${tail(n8n.logFile)}\n`);
	if (!once) await stayUp(n8n, sandbox.url, saved.get(firstFile) ?? n8n.url);
	return allOk ? 0 : 1;
}

async function stayUp(n8n: Instance, sandboxUrl: string, startUrl: string): Promise<void> {
	report.say(`Start here   ${startUrl}`);
	report.say(`             Sign in with ${owner.email} / ${owner.password}, point at "Run it by hand" and click`);
	report.say('             "Execute workflow": a message arrives in the sandbox.');
	report.say(`Sandbox      ${sandboxUrl}`);
	report.say('             Open the message and click "Send": a bounce arrives in the workflow.');
	report.say('Press Ctrl-C to end both.');
	isUp = true;
	await n8n.exited;
	throw problem('n8n ended unexpectedly.', tail(n8n.logFile));
}

function readArguments(): { once: boolean; fresh: boolean; install: boolean } {
	const options = {
		once: { type: 'boolean', default: false },
		fresh: { type: 'boolean', default: false },
		install: { type: 'boolean', default: false },
	} as const;
	try {
		return parseArgs({ options }).values;
	} catch (error) {
		throw problem(`${error instanceof Error ? error.message : String(error)}`, 'Options: --once, --fresh, --install');
	}
}

void runProgram({
	run: start,
	cleanup,
	onInterrupt: () => {
		report.say('\nEnding n8n and the sandbox …');
		return isUp ? 0 : 130;
	},
});

/**
 * npm run e2e: tests the whole package in the real n8n, as users run it. Needs Node, npm and, the first time, a network
 * connection. As root on Debian, it also installs chromium, redis-server, postgresql and, for the films, ffmpeg if they are
 * missing.
 *
 *   npm run e2e                          every group
 *   npm run e2e -- --only chains,load    some of them
 *   npm run e2e -- --thorough            also the slow combinations of versions, four workers, and more messages
 *   npm run e2e -- --only browser        also takes the images of the documentation anew, in .github/images
 *   npm run e2e -- --only video          films of the packages of one service for n8n's reviewers, in .artefacts/e2e
 */
import { parseArgs } from 'node:util';
import { Cleanup } from '../../scripts/start/cleanup';
import { problem } from '../../scripts/start/problem';
import { runProgram } from '../../scripts/start/program';
import { terminal } from '../../scripts/start/progress';
import { Checks } from './checks';
import { groups } from './groups';
import type { Group } from './groups';
import { OwnProcesses } from './ownProcesses';
import { createWorld } from './world';

const report = terminal();
const cleanup = new Cleanup();
const checks = new Checks();

async function run(): Promise<number> {
	const given = readArguments();
	const chosen = chosenGroups(given.only);
	const processes = new OwnProcesses();
	const world = await createWorld(report, cleanup, processes, given.only === 'browser');
	for (const group of chosen) {
		checks.group(group.title);
		try {
			await group.run(world, checks);
		} catch (error) {
			await checks.check('the group is completed', async () => await Promise.reject(error));
		}
	}

	checks.group('Afterwards');
	await cleanup.run();
	await checks.check('no process is left', async () => assertNone(processes.running()));
	await checks.check('no port is left open', async () => assertNone((await world.ports.open()).map(String)));
	report.say(`\n${checks.table()}`);
	if (checks.failed > 0) report.say(`\nFailed:\n${checks.summary()}`);
	report.say(`\n${checks.passed} passed, ${checks.failed} failed`);
	return checks.failed === 0 && checks.passed > 0 ? 0 : 1;
}

function assertNone(left: string[]): void {
	if (left.length > 0) throw problem(`Still there: ${left.join('; ')}`);
}

function readArguments(): { only?: string } {
	const options = { only: { type: 'string' }, thorough: { type: 'boolean' } } as const;
	return parseArgs({ options }).values;
}

function chosenGroups(only: string | undefined): Group[] {
	if (only === undefined) return groups.filter(({ isOnRequest }) => !isOnRequest);
	return only.split(',').map((key) => {
		const group = groups.find((candidate) => candidate.key === key.trim());
		if (!group) throw problem(`Unknown group '${key}'.`, `Groups: ${groups.map((each) => each.key).join(', ')}`);
		return group;
	});
}

void runProgram({
	run,
	cleanup,
	onInterrupt: () => {
		report.say('\nEnding what was started …');
		return 130;
	},
	onProblem: () => report.say(`\n${checks.passed} passed, ${checks.failed + 1} failed`),
});

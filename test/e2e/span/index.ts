import { stop as endBundler } from 'esbuild';
import { join } from 'node:path';

import { nodePackage } from '../../../scripts/start/nodeBinary';
import { problem } from '../../../scripts/start/problem';
import build from '../../harness/globalSetup';
import type { Checks } from '../checks';
import type { World } from '../world';
import { engineTests } from './engineTests';
import { legName, legs, nodeMajors, type Leg } from './legs';
import { nodeBinaries } from './nodeBinaries';
import { isThorough } from '../thorough';

/** Runs the engine tests on the oldest supported n8n, on every supported Node and in both expression engines. */
export async function span(world: World, checks: Checks): Promise<void> {
	const nodes = await checks.check(
		`Node ${nodeMajors.join(', ')} start`,
		async () => {
			const found = await nodeBinaries(nodeMajors, join(world.artefacts, 'span-nodes.log'));
			// If npm does not have binaries for the platform, other versions cannot be tested, which is not a failure.
			if (nodePackage() && found.size < nodeMajors.length) throw problem('Not all of them start.');
			return found;
		},
		(found) =>
			found.size < nodeMajors.length
				? `only ${[...found.keys()].join()}: npm does not have others for this platform`
				: '',
	);
	if (!nodes) return;

	await build();
	// esbuild's child process would otherwise run as long as this process.
	await endBundler();
	const run = async (leg: Leg): Promise<void> => {
		const node = nodes.get(leg.nodeMajor);
		if (!node) return;
		const outcome = await checks.check(
			legName(leg),
			async () => await engineTests(leg, node, world.artefacts, world.onClose),
			({ passed, skipped }) => `${passed} tests passed${skipped > 0 ? `, ${skipped} do not apply` : ''}`,
		);
		if (outcome) checks.count(legName(leg), outcome.passed);
	};
	const chosen = legs(Number(process.versions.node.split('.')[0])).filter((leg) => isThorough || !leg.thoroughOnly);
	// Two at a time, because these tests mostly wait.
	for (let first = 0; first < chosen.length; first += 2) await Promise.all(chosen.slice(first, first + 2).map(run));
}

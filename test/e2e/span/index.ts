import { stop as endBundler } from 'esbuild';
import { join } from 'node:path';

import { nodePackage } from '../../../scripts/start/nodeBinary';
import { problem } from '../../../scripts/start/problem';
import build from '../../harness/globalSetup';
import type { Checks } from '../checks';
import type { World } from '../world';
import { engineTests } from './engineTests';
import { legName, legs, nodeMajors } from './legs';
import { nodeBinaries } from './nodeBinaries';

/** The engine tests on the oldest n8n that is supported, on every Node that is supported, and in both expression engines. */
export async function span(world: World, checks: Checks): Promise<void> {
	const nodes = await checks.check(
		`Node ${nodeMajors.join(', ')} start`,
		async () => {
			const found = await nodeBinaries(nodeMajors, join(world.artefacts, 'span-nodes.log'));
			// Where npm has none for the platform, the legs on other versions cannot be run, which is no defect.
			if (nodePackage() && found.size < nodeMajors.length) throw problem('Not all of them do.');
			return found;
		},
		(found) =>
			found.size < nodeMajors.length ? `only ${[...found.keys()].join()}: npm has no others for this platform` : '',
	);
	if (!nodes) return;

	await build();
	// Its helper process would stay as long as this one.
	await endBundler();
	const thorough = process.argv.includes('--thorough');
	for (const leg of legs(Number(process.versions.node.split('.')[0])).filter(
		(each) => thorough || !each.thoroughOnly,
	)) {
		const node = nodes.get(leg.nodeMajor);
		if (!node) continue;
		const outcome = await checks.check(
			legName(leg),
			async () => await engineTests(leg, node, world.artefacts, world.onClose),
			({ passed, skipped }) => `${passed} tests passed${skipped > 0 ? `, ${skipped} do not apply` : ''}`,
		);
		if (outcome) checks.count(legName(leg), outcome.passed);
	}
}

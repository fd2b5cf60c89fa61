import { ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { selectors } from 'playwright-core';
import { packServices } from '../../../scripts/pack';
import { services } from '../../../scripts/services/table';
import { installCommunityPackage } from '../../../scripts/start/pack';
import { openPage } from '../browser/chromium';
import type { Checks } from '../checks';
import { startStage } from '../installed/partStage';
import type { World } from '../world';
import { Film, signIn } from './film';
import { Recorder } from './recorder';

/** Reviewers ask for a film of at most five minutes. */
const longestS = 300;

/** One film per part: the package in the node panel, its credentials filled in and tested, a workflow with each node. */
export async function videos(world: World, checks: Checks): Promise<void> {
	selectors.setTestIdAttribute('data-test-id');
	const places = { ...world.places, pack: join(world.places.base, 'pack-video') };
	const tarballs = await packServices(places.root, places.pack, services);
	for (const [index, service] of services.entries()) {
		const home = join(places.base, 'home-video');
		const file = join(world.artefacts, `${service.key}.mp4`);
		await checks.check(
			`film of ${service.key}`,
			async () => {
				rmSync(home, { recursive: true, force: true });
				world.sandbox.reset();
				await installCommunityPackage(tarballs[index] ?? '', { ...places, home });
				const stage = await startStage(world, home, `video-${service.key}`);
				const { page, end } = await openPage(world);
				try {
					await signIn(page, stage.url);
					const recorder = await Recorder.start(page, join(world.artefacts, `shots-${service.key}`));
					await new Film(world, service, stage, page, recorder).record();
					const seconds = await recorder.end(file);
					ok(seconds <= longestS, `the film takes ${Math.round(seconds)} s`);
					return `${Math.round(seconds)} s, ${file}`;
				} catch (error) {
					await page.screenshot({ path: join(world.artefacts, `failed-${service.key}.png`) }).catch(() => undefined);
					throw error;
				} finally {
					await end();
					await stage.stop();
				}
			},
			(note) => note,
		);
	}
}

import { ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { selectors } from 'playwright-core';
import type { Page } from 'playwright-core';
import { packServices } from '../../../scripts/pack';
import { partOf, typeOf } from '../../../scripts/services/part';
import { services } from '../../../scripts/services/table';
import type { Service } from '../../../scripts/services/table';
import { saveCredentials } from '../../../scripts/start/credentials';
import { owner } from '../../../scripts/start/demo';
import { runExample } from '../../../scripts/start/examples';
import type { Example } from '../../../scripts/start/expected';
import { list, object, text } from '../../../scripts/start/json';
import { installCommunityPackage } from '../../../scripts/start/pack';
import { saveWorkflow } from '../../../scripts/start/workflows';
import { openPage } from '../browser/chromium';
import { CredentialDialog } from '../browser/credentialDialog';
import { credentialTypes } from '../browser/credentialTypes';
import { Editor } from '../browser/editor';
import type { Checks } from '../checks';
import { demoFor, examplesOf, startStage } from '../installed/partStage';
import type { PartStage } from '../installed/partStage';
import type { World } from '../world';
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
		const film = join(world.artefacts, `${service.key}.mp4`);
		await checks.check(
			`film of ${service.key}`,
			async () => {
				rmSync(home, { recursive: true, force: true });
				await installCommunityPackage(tarballs[index] ?? '', { ...places, home });
				const stage = await startStage(world, home, `video-${service.key}`);
				const { page, end } = await openPage(world);
				try {
					const recorder = await Recorder.start(page, join(world.artefacts, `shots-${service.key}`));
					await record(world, service, stage, page, recorder);
					const seconds = await recorder.end(film);
					ok(seconds <= longestS, `the film takes ${Math.round(seconds)} s`);
					return `${Math.round(seconds)} s, ${film}`;
				} finally {
					await end();
					await stage.stop();
				}
			},
			(note) => note,
		);
	}
}

async function record(world: World, service: Service, stage: PartStage, page: Page, recorder: Recorder): Promise<void> {
	const { root } = world.places;
	const { manifest, rename } = partOf(root, service);
	const editor = new Editor(page, stage.url);
	await editor.load('/signin');
	const fields = editor.part('auth-form');
	await fields.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
	await fields.getByTestId('password').locator('input').fill(owner.password);
	await editor.part('form-submit-button').click();
	await page.waitForURL('**/home/workflows');
	await recorder.caption(`${manifest.name} ${manifest.version}: ${service.title} in n8n ${world.installation.version}`);

	const dialog = new CredentialDialog(page);
	const titles = Object.values(service.credentials).map(({ displayName }) => displayName);
	for (const type of credentialTypes(world.sandbox.url)) {
		const title = rename.words(type.title);
		if (!titles.includes(title)) continue;
		await editor.load('/home/credentials');
		await recorder.caption(`Credential "${title}": filled in and tested`);
		await dialog.openNew(title);
		for (const [name, entry] of type.choices) await dialog.choose(name, entry);
		for (const [name, value] of type.fields) {
			await dialog.fill(name, value);
			await recorder.pause(600);
		}
		await dialog.fill(type.secret.name, type.secret.right);
		await dialog.save();
		await dialog.succeeded();
		await recorder.caption(`The Test of "${title}" succeeds`);
	}

	stage.ids = await saveCredentials(stage.api, demoFor([service], false, world.sandbox.url));
	for (const { part: example, node, type } of oneForEachNode(root, service)) {
		const saved = await saveWorkflow(stage.api, example.workflow, stage.ids);
		await editor.load(`/workflow/${saved.id}`);
		await editor.node(node).waitFor();
		await recorder.caption(`${type}: the workflow "${example.name}"`);
		await editor.openNode(node);
		await recorder.caption(`The form of "${node}"`);
		await editor.form.close();
		const { ok: isOk, remark, actual } = await runExample(example, stage);
		ok(isOk, `${example.name}: ${remark}`);
		await editor.load(`/workflow/${saved.id}/executions`);
		await recorder.caption(
			`Run: ${actual.items} items, ${actual.accepted} accepted, ${actual.rejected} rejected, ${actual.arrived} messages arrived`,
		);
	}
	await page.goto(world.sandbox.url);
	await recorder.caption('What arrived at the platform');
}

/** For each node of a part, an example that has it. */
function oneForEachNode(root: string, service: Service): Array<{ part: Example; node: string; type: string }> {
	const { name, n8n } = partOf(root, service).manifest;
	const examples = examplesOf(root, service);
	return (n8n?.nodes ?? []).flatMap((path) => {
		const type = `${name}.${typeOf(path)}`;
		for (const { part } of examples) {
			const nodes = list(part.workflow['nodes']).map(object);
			const found = nodes.find((node) => node['type'] === type);
			if (found) return [{ part, node: text(found['name']), type: typeOf(path) }];
		}
		return [];
	});
}

import { join } from 'node:path';
import { moveWorkflow } from '../../../scripts/services/moveWorkflow';
import { typeOf } from '../../../scripts/services/part';
import type { Service } from '../../../scripts/services/table';
import { N8nApi } from '../../../scripts/start/api';
import type { Credential } from '../../../scripts/start/credentials';
import { demoCredentials, owner } from '../../../scripts/start/demo';
import type { Stage } from '../../../scripts/start/examples';
import { readExamples } from '../../../scripts/start/expected';
import type { Example } from '../../../scripts/start/expected';
import { startInstance } from '../../../scripts/start/instance';
import type { World } from '../world';

export interface PartStage extends Stage {
	url: string;
	stop(): Promise<void>;
}

/** Starts n8n with what is installed in this user folder, set up and signed in to; the title names its log. */
export async function startStage(world: World, userFolder: string, title: string): Promise<PartStage> {
	const instance = await startInstance({
		installation: world.installation,
		userFolder,
		logFile: join(world.artefacts, `n8n-${title.replaceAll(' ', '-')}.log`),
		port: await world.ports.take(),
		brokerPort: await world.ports.take(),
	});
	world.onClose(instance.stop);
	await instance.ready();
	const api = new N8nApi(instance.url);
	await api.signIn(owner);
	return { api, ids: new Map(), sandboxUrl: world.sandbox.url, url: instance.url, stop: instance.stop };
}

/** The demo credentials under the names of the packages that are installed. */
export function demoFor(chosen: Service[], withWhole: boolean, sandboxUrl: string): Credential[] {
	const whole = demoCredentials(sandboxUrl);
	const own = chosen.flatMap(({ credentials }) =>
		Object.entries(credentials).flatMap(([className, { name }]) => {
			const same = whole.find(({ type }) => type === typeOf(className));
			return same ? [{ ...same, type: name }] : [];
		}),
	);
	return withWhole ? [...whole, ...own] : own;
}

/** The examples that need no other service, as they are and rewritten for the service's package. */
export function examplesOf(root: string, service: Service): Array<{ whole: Example; part: Example }> {
	return readExamples(root).flatMap((example) => {
		const { workflow, moved } = moveWorkflow(root, example.workflow, service.key);
		if (moved.length === 0 || JSON.stringify(workflow).includes('"n8n-nodes-campaign-bridge.')) return [];
		const name = `${example.name} (${service.key})`;
		return [{ whole: example, part: { ...example, name, workflow: { ...workflow, name } } }];
	});
}

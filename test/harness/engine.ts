import { expressionEngine } from './environment';
import { Container } from '@n8n/di';
import { InstanceSettings, PackageDirectoryLoader } from 'n8n-core';
import { Expression } from 'n8n-workflow';

import { connectDeduplication } from './deduplication';
import { root } from './paths';

let started: Promise<void> | undefined;

/** Once per test file: n8n-core keeps its services in a container. */
export async function startEngine(): Promise<void> {
	started ??= (async () => {
		Container.get(InstanceSettings).markAsLeader();
		await connectDeduplication();
		await Expression.initExpressionEngine({
			engine: expressionEngine,
			poolSize: 1,
			maxCodeCacheSize: 1024,
			bridgeTimeout: 5000,
			bridgeMemoryLimit: 128,
		});
	})();
	await started;
}

/** For `afterAll`: only the `vm` engine holds something open. */
export async function stopEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
	started = undefined;
}

/** Reads package.json and the compiled files as n8n does; our package unless told otherwise. */
export async function loadPackage(folder: string = root): Promise<PackageDirectoryLoader> {
	await startEngine();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	return loader;
}

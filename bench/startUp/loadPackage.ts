/**
 * Loads an installed package as n8n does at its start, in a process that already has n8n's own modules, and sends what that
 * took to the parent process: processor time in milliseconds, memory in bytes, and the number of nodes.
 *
 * Arguments: n8n's command-line program, the folder of the package.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Loader {
	loadAll(): Promise<void>;
	nodeTypes: object;
}

const [cli = '', folder = ''] = process.argv.slice(2);
const requireFromN8n = createRequire(cli);

async function measure(): Promise<void> {
	requireFromN8n('reflect-metadata');
	const { PackageDirectoryLoader }: { PackageDirectoryLoader: new (folder: string) => Loader } =
		requireFromN8n('n8n-core');
	useWorkflowOfN8n();
	const load = async (path: string): Promise<Loader> => {
		const loader = new PackageDirectoryLoader(path);
		await loader.loadAll();
		return loader;
	};
	await loadEmptyPackage(load);
	const before = collected();
	const cpu = process.cpuUsage();
	const { nodeTypes } = await load(folder);
	const { user, system } = process.cpuUsage(cpu);
	process.send?.({
		...{ cpuMs: (user + system) / 1000, nodes: Object.keys(nodeTypes).length },
		bytes: collected() - before,
	});
}

/** In n8n, a package gets n8n's own library; here, the one of this repository would be found first. */
function useWorkflowOfN8n(): void {
	const resolve: unknown = Reflect.get(Module, '_resolveFilename');
	if (typeof resolve !== 'function') throw new Error('Modules are resolved otherwise than expected.');
	const own = requireFromN8n.resolve('n8n-workflow');
	Reflect.set(Module, '_resolveFilename', (request: string, ...rest: unknown[]): unknown =>
		request === 'n8n-workflow' ? own : resolve.call(Module, request, ...rest),
	);
	requireFromN8n('n8n-workflow');
}

/** What the loader itself needs is loaded by whatever package comes first. */
async function loadEmptyPackage(load: (path: string) => Promise<Loader>): Promise<void> {
	const empty = mkdtempSync(join(tmpdir(), 'n8n-nodes-empty-'));
	writeFileSync(join(empty, 'package.json'), JSON.stringify({ name: 'n8n-nodes-empty', n8n: {} }));
	await load(empty);
	rmSync(empty, { recursive: true });
}

function collected(): number {
	globalThis.gc?.();
	return process.memoryUsage().rss;
}

measure().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});

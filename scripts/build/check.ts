import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Entry, Manifest } from './entries';

type Instance = { name?: unknown; icon?: unknown; description?: { name?: unknown; icon?: unknown } };

/** Finds missing classes, codex resources and icons, which n8n would report only at run time or not at all. */
export function check(packageFolder: string, { name }: Manifest, entries: Entry[]): string[] {
	const complaints: string[] = [];
	const load = createRequire(join(packageFolder, 'package.json'));
	forget(load, join(packageFolder, 'dist'));
	for (const entry of entries) {
		const path = join(packageFolder, entry.output);
		const { [entry.className]: Class } = load(path) as Record<string, new () => Instance>;
		if (typeof Class !== 'function') {
			complaints.push(`${entry.source} does not export a class ${entry.className}`);
			continue;
		}
		const instance = new Class();
		const description = entry.kind === 'node' ? instance.description : instance;
		complaints.push(...iconComplaints(entry, path, description?.icon));
		if (entry.kind === 'node') complaints.push(...codexComplaints(entry, path, `${name}.${String(description?.name)}`));
	}
	return complaints;
}

function forget(load: NodeJS.Require, folder: string): void {
	for (const path of Object.keys(load.cache)) if (path.startsWith(folder)) delete load.cache[path];
}

function iconComplaints({ source }: Entry, path: string, icon: unknown): string[] {
	if (typeof icon !== 'object' || icon === null || !('light' in icon) || !('dark' in icon)) {
		return [`${source} does not have an icon of the form { light, dark }`];
	}
	if (icon.light === icon.dark) return [`${source} uses the same icon for light and dark`];
	return [icon.light, icon.dark].flatMap((value) =>
		typeof value === 'string' &&
		value.startsWith('file:') &&
		existsSync(join(dirname(path), value.slice('file:'.length)))
			? []
			: [`${source} refers to an icon that is not in the package: ${String(value)}`],
	);
}

/** n8n's loader destructures `resources`: without it, the whole codex is dropped silently. */
function codexComplaints({ source }: Entry, path: string, nodeType: string): string[] {
	const codex = JSON.parse(readFileSync(path.replace(/\.js$/, '.json'), 'utf8')) as {
		node?: unknown;
		categories?: unknown[];
		resources?: { credentialDocumentation?: unknown[]; primaryDocumentation?: unknown[] };
	};
	const file = source.replace(/\.ts$/, '.json');
	const complaints: string[] = [];
	if (codex.node !== nodeType) complaints.push(`${file} says "node": "${String(codex.node)}" instead of "${nodeType}"`);
	if (!codex.categories?.length) complaints.push(`${file} does not contain categories`);
	if (!codex.resources?.primaryDocumentation?.length)
		complaints.push(`${file} does not contain resources.primaryDocumentation`);
	if (!codex.resources?.credentialDocumentation?.length)
		complaints.push(`${file} does not contain resources.credentialDocumentation`);
	return complaints;
}

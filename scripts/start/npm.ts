import { delimiter, dirname } from 'node:path';
import { runCommand } from './command';

export interface NpmCall {
	args: string[];
	cwd: string;
	logFile: string;
	/** The Node that npm and its child processes use; by default, the one that is running now. */
	node?: string;
	env?: Record<string, string>;
}

/** No audit, no advertising and no warnings: users cannot act on warnings of other packages. */
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** Runs npm until it ends; throws a Problem with the end of the log if it fails. */
export async function npm({ args, cwd, logFile, node = process.execPath, env = {} }: NpmCall): Promise<void> {
	const environment = { ...withoutNpmScript(process.env), ...env };
	environment['PATH'] = [dirname(node), process.env['PATH']].join(delimiter);
	const script = process.env['npm_execpath'];
	const own = script?.endsWith('npm-cli.js') ? script : undefined;
	await runCommand({
		program: own ? node : 'npm',
		args: [...(own ? [own] : []), ...args, ...quiet],
		cwd,
		env: environment,
		logFile,
		shell: !own && process.platform === 'win32',
	});
}

/**
 * `npm start` tells its child processes which package is running, which would mislead an npm in another folder. PATH is
 * also removed, because every caller sets its own and Windows would keep the old one as `Path`.
 */
export function withoutNpmScript(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const foreign = /^(npm_package_.*|npm_lifecycle_.*|npm_config_(local_prefix|prefix|ignore_scripts)|INIT_CWD|PATH)$/i;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

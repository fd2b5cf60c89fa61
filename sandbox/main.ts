/**
 * Starts the sandbox, a local stand-in for the Adobe platforms that does not need an account.
 *
 * Usage: npx tsx sandbox/main.ts [--port 8484] [--host 127.0.0.1] [--strict-port]
 *        [--feedback-host name]
 * --feedback-host: a host, beside this machine, to which the page may send feedback; may be given several times.
 * If the port is in use, the sandbox uses and prints another one; with --strict-port, the program ends instead.
 */
import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox } from './server';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '8484' },
		host: { type: 'string', default: '127.0.0.1' },
		'strict-port': { type: 'boolean', default: false },
		'feedback-host': { type: 'string', multiple: true, default: [] },
	},
});

const options = { host: values.host, feedbackHosts: values['feedback-host'] };

async function start(port: number): Promise<Sandbox> {
	try {
		return await startSandbox({ port, ...options });
	} catch (error) {
		const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!taken || values['strict-port']) throw error;
		return await startSandbox(options);
	}
}

async function main(): Promise<void> {
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port must be a number from 0 to 65535');
	const sandbox = await start(port);
	console.log(`Sandbox ready on ${sandbox.url}`);
	console.log('Open it in a browser to see what arrives. Press Ctrl-C to end it.');
	const end = (): void => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});

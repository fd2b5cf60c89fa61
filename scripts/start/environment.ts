import { dirname, delimiter } from 'node:path';
import { withoutNpmScript } from './npm';

export interface EnvironmentOptions {
	node: string;
	userFolder: string;
	port: number;
	brokerPort: number;
	/** Further variables, for example for queue mode. */
	extra?: Record<string, string>;
}

/**
 * Variables that n8n must not inherit: settings for another n8n on this machine, a proxy between n8n and the sandbox,
 * and settings for our TypeScript loader.
 */
const foreign = new RegExp(
	[
		'^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|CREDENTIALS|NODES|TSX)_',
		'^(GENERIC_TIMEZONE|NODE_OPTIONS|HTTPS?_PROXY|ALL_PROXY)$',
	].join('|'),
	'i',
);

export function n8nEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.entries(withoutNpmScript(process.env)).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(inherited),
		// n8n's task runner starts `node` by name.
		PATH: [dirname(options.node), process.env['PATH']].join(delimiter),
		N8N_USER_FOLDER: options.userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		N8N_SECURE_COOKIE: 'false', // plain http on this machine
		...withoutNetwork,
		...options.extra,
	};
}

/** Turns off everything that would call other machines or prompt the user. */
const withoutNetwork = {
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

import { join } from 'node:path';
import { N8nApi } from '../../scripts/start/api';
import type { Cleanup } from '../../scripts/start/cleanup';
import { saveCredentials, type CredentialIds } from '../../scripts/start/credentials';
import { owner } from '../../scripts/start/demo';
import type { Folders } from '../../scripts/start/folders';
import type { Installation } from '../../scripts/start/install';
import { startInstance } from '../../scripts/start/instance';
import { object, text, type Json } from '../../scripts/start/json';
import { freePort } from '../../scripts/start/ports';
import { problem } from '../../scripts/start/problem';
import { tail } from '../../scripts/start/tail';
import { activateWorkflow, saveWorkflow } from '../../scripts/start/workflows';
import { benchCredentials, type Over } from './credentials';
import type { ExecutionReport, Reports } from './reports';
import type { Sink } from './sink';

/** A running n8n that executes workflows and reports what its nodes did. */
export interface BenchN8n {
	/** Runs a workflow by hand. */
	run(workflow: Json, over?: Over): Promise<ExecutionReport>;
	/** Publishes a workflow that begins with a webhook. */
	publish(workflow: Json, path: string): Promise<Webhook>;
	stop(): Promise<void>;
}

/** A published workflow. */
export interface Webhook {
	address: string;
	/** The reports of the executions to come. */
	reports(number: number): Promise<ExecutionReport[]>;
}

export interface N8nSettings {
	installation: Installation;
	places: Folders;
	/** The compiled hook that reports executions. */
	hook: string;
	reports: Reports;
	sink: Sink;
	/** Ends n8n; it is added as soon as n8n is started. */
	cleanup: Cleanup;
	/** Settings of this n8n alone. */
	env: Record<string, string>;
}

/** Longer than any workflow here takes, even on a slow machine. */
const executionTimeoutMs = 600_000;

/** Starts n8n with the package, the bare loop and the hook. */
export async function startN8n(settings: N8nSettings): Promise<BenchN8n> {
	const { installation, places, hook, reports, sink, cleanup, env } = settings;
	const instance = await startInstance({
		...{ installation, userFolder: places.home, port: await freePort(0), brokerPort: await freePort(0) },
		logFile: join(places.logs, 'n8n.log'),
		env: {
			EXTERNAL_HOOK_FILES: hook,
			BENCH_REPORT_URL: reports.url,
			NODE_EXTRA_CA_CERTS: sink.caFile,
			// For the Code node that signs; by default, n8n does not allow any module.
			NODE_FUNCTION_ALLOW_BUILTIN: 'crypto',
			// A workflow of 100,000 items must not fail because of the default memory limit.
			...env,
			NODE_OPTIONS: ['--max-old-space-size=8192', process.env['BENCH_NODE_OPTIONS']].filter(Boolean).join(' '),
		},
	});
	cleanup.add(instance.stop);
	try {
		await instance.ready();
		const api = new N8nApi(instance.url);
		await api.signIn(owner);
		const ids = {
			HTTP: await saveCredentials(api, benchCredentials(sink.url, 'HTTP')),
			TLS: await saveCredentials(api, benchCredentials(sink.tlsUrl, 'TLS')),
		};
		return {
			run: async (workflow, over = 'HTTP') => {
				// Thousands of items at once block n8n for so long that it loses its database connection for some seconds.
				await instance.ready();
				return await run(workflow, api, ids[over], reports, instance.exited, instance.logFile);
			},
			publish: async (workflow, path) => {
				await instance.ready();
				const saved = await saveWorkflow(api, workflow, ids.HTTP);
				await activateWorkflow(api, saved);
				const address = `${instance.url}/webhook/${path}`;
				return { address, reports: async (number) => await reports.several(saved.id, number) };
			},
			stop: instance.stop,
		};
	} catch (error) {
		await instance.stop();
		throw error;
	}
}

async function run(
	workflow: Json,
	api: N8nApi,
	ids: CredentialIds,
	reports: Reports,
	exited: Promise<number | null>,
	logFile: string,
): Promise<ExecutionReport> {
	const { id } = await saveWorkflow(api, workflow, ids);
	const reported = reports.next(id);
	const started = object(await api.post(`/rest/workflows/${id}/run`, { triggerToStartFrom: { name: 'Start' } }));
	if (!text(started['executionId'])) throw problem(`n8n did not start the workflow: ${JSON.stringify(started)}`);
	const ended = exited.then((code) => {
		throw problem(`n8n ended with ${code ?? 'a signal'} while the workflow ran.`, tail(logFile));
	});
	const timer = new AbortController();
	const late = new Promise<never>((_, reject) => {
		const timeout = setTimeout(() => reject(problem('The workflow did not end in time.')), executionTimeoutMs);
		timer.signal.addEventListener('abort', () => clearTimeout(timeout));
	});
	return await Promise.race([reported, ended, late]).finally(() => timer.abort());
}

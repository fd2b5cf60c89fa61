import type { Cleanup } from '../../scripts/start/cleanup';
import type { Folders } from '../../scripts/start/folders';
import { installN8n, type Installation } from '../../scripts/start/install';
import type { Reporter } from '../../scripts/start/progress';
import { n8nVersion } from '../../scripts/start/versions';
import { installExtensions, installPackage } from './install';
import { startN8n, type BenchN8n } from './n8n';
import { benchFolders } from './places';
import { receiveReports } from './reports';
import { startSink, type Sink } from './sink';

/** What all measurements need: one sink, and an n8n that is started on first use. */
export interface Stage {
	sink: Sink;
	installation: Installation;
	places: Folders;
	/** The n8n that measurements of time share. */
	n8n(): Promise<BenchN8n>;
	/** Ends the shared n8n, if it runs, and starts a new one, for measurements that need a new process. */
	freshN8n(): Promise<BenchN8n>;
	/** Ends the shared n8n, if it runs; the next measurement starts another one. */
	endN8n(): Promise<void>;
}

/**
 * Installs everything and starts the sink. The clean-up ends what it starts.
 *
 * @param shared whether one n8n serves measurements that need a new process too, because nothing is compared
 */
export async function buildStage(report: Reporter, cleanup: Cleanup, shared: boolean): Promise<Stage> {
	const version = n8nVersion();
	const places: Folders = benchFolders(version);
	const installation = await installN8n(version, places, report);
	await installPackage(places);
	const hook = await installExtensions(places);
	const sink = await startSink(places);
	cleanup.add(sink.close);
	const reports = await receiveReports();
	cleanup.add(async () => reports.close());

	let running: BenchN8n | undefined;
	const stop = async (): Promise<void> => {
		const last = running;
		running = undefined;
		await last?.stop();
	};
	const start = async (): Promise<BenchN8n> => {
		const settings = { installation, places, hook, reports, sink, cleanup };
		return await report.during(`Starting n8n ${version}`, async () => await startN8n(settings));
	};
	return {
		...{ sink, installation, places },
		endN8n: stop,
		n8n: async () => (running ??= await start()),
		freshN8n: async () => {
			if (!shared) await stop();
			return (running ??= await start());
		},
	};
}

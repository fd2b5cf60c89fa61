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

/**
 * `fresh` is a new process for each measurement. `lazyExpressions` prepares the engine of expressions only where one is
 * evaluated, as docs/scale.md advises: it takes several times as much of an execution as all that is measured there.
 */
export type N8nKind = 'shared' | 'lazyExpressions' | 'fresh';

/** What all measurements need: one sink, and an n8n that is started on first use. */
export interface Stage {
	sink: Sink;
	installation: Installation;
	places: Folders;
	/** An n8n of this kind, by default the one that measurements of time share; one of another kind is ended before. */
	n8n(kind?: N8nKind): Promise<BenchN8n>;
	/** Ends n8n, if it runs; the next measurement starts another one. */
	endN8n(): Promise<void>;
}

/**
 * Installs everything and starts the sink. The clean-up ends what it starts.
 *
 * @param onlyOne whether one n8n serves all measurements, because nothing is compared
 */
export async function buildStage(report: Reporter, cleanup: Cleanup, onlyOne: boolean): Promise<Stage> {
	const version = n8nVersion();
	const places: Folders = benchFolders(version);
	const installation = await installN8n(version, places, report);
	await installPackage(places);
	const hook = await installExtensions(places);
	const sink = await startSink(places);
	cleanup.add(sink.close);
	const reports = await receiveReports();
	cleanup.add(async () => reports.close());

	let running: { kind: N8nKind; n8n: BenchN8n } | undefined;
	const stop = async (): Promise<void> => {
		const last = running;
		running = undefined;
		await last?.n8n.stop();
	};
	const start = async (kind: N8nKind): Promise<BenchN8n> => {
		const env = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: String(kind === 'lazyExpressions') };
		const settings = { installation, places, hook, reports, sink, cleanup, env };
		return await report.during(`Starting n8n ${version}`, async () => await startN8n(settings));
	};
	return {
		...{ sink, installation, places },
		endN8n: stop,
		n8n: async (kind = 'shared') => {
			if (!onlyOne && (kind === 'fresh' || kind !== running?.kind)) await stop();
			running ??= { kind, n8n: await start(kind) };
			return running.n8n;
		},
	};
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from '../../scripts/start/folders';
import { count, list, object, text } from '../../scripts/start/json';
import type { Counts } from '../sink/counts';
import type { SinkSettings } from '../sink/settings';
import { startProgram } from './child';

/** The local stand-in for all platforms, as the benchmarks see it. */
export interface Sink {
	url: string;
	/** The same platforms over TLS. */
	tlsUrl: string;
	/** The file with the certificate that callers must trust. */
	caFile: string;
	/** Forgets what arrived; says how to respond from now on. */
	reset(settings?: Partial<SinkSettings>): Promise<void>;
	counts(): Promise<Counts>;
	close(): Promise<void>;
}

/** Starts the sink in a process of its own. */
export async function startSink({ base }: Folders): Promise<Sink> {
	const program = await startProgram(join(__dirname, '..', 'sink', 'sink.ts'));
	const addresses = object(await program.firstMessage());
	const url = text(addresses['url']);
	const caFile = join(base, 'sink.pem');
	writeFileSync(caFile, text(addresses['ca']));
	const ask = async (path: string): Promise<unknown> => await (await fetch(url + path)).json();
	return {
		...{ url, caFile, tlsUrl: text(addresses['tlsUrl']) },
		reset: async ({ latencyMs = 0, limits = false } = {}) =>
			void (await ask(`/bench/reset?latencyMs=${latencyMs}&limits=${limits}`)),
		counts: async () => {
			const { requests, calls, messages, distinct, arrivalsMs } = object(await ask('/bench/counts'));
			return {
				...{ requests: count(requests), calls: count(calls), messages: count(messages), distinct: count(distinct) },
				arrivalsMs: list(arrivalsMs).map(count),
			};
		},
		close: program.end,
	};
}

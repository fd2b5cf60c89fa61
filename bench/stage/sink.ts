import { join } from 'node:path';
import { count, list, object, text } from '../../scripts/start/json';
import type { Counts } from '../sink/counts';
import { startProgram } from './child';

/** The local stand-in for all platforms, as the benchmarks see it. */
export interface Sink {
	url: string;
	reset(): Promise<void>;
	counts(): Promise<Counts>;
	close(): Promise<void>;
}

/** Starts the sink in a process of its own. */
export async function startSink(): Promise<Sink> {
	const program = await startProgram(join(__dirname, '..', 'sink', 'sink.ts'));
	const url = text(object(await program.firstMessage())['url']);
	const ask = async (path: string): Promise<unknown> => await (await fetch(url + path)).json();
	return {
		url,
		reset: async () => void (await ask('/bench/reset')),
		counts: async () => {
			const { calls, messages, distinct, arrivalsMs } = object(await ask('/bench/counts'));
			return {
				...{ calls: count(calls), messages: count(messages), distinct: count(distinct) },
				arrivalsMs: list(arrivalsMs).map(count),
			};
		},
		close: program.end,
	};
}

import { join } from 'node:path';
import { count, object } from '../../scripts/start/json';
import { startProgram } from '../stage/child';
import type { Row, Scale } from './row';
import { Unmeasured, type Side } from './side';

/** The processor time per event, in milliseconds, of a program that pushes events in a process of its own. */
function cpuSide(name: 'ours' | 'adobe', events: number): Side {
	return {
		...{ key: `sdk ${name} × ${events}`, warm: true },
		async measure({ sink }) {
			await sink.reset();
			const file = join(__dirname, '..', 'sdk', `${name}.ts`);
			const program = await startProgram(file, [sink.url, String(events)]);
			try {
				const { warmUps, cpuMicroseconds } = object(await program.firstMessage());
				const { messages, distinct } = await sink.counts();
				const expected = events + count(warmUps);
				if (messages !== expected || distinct !== expected) {
					throw new Unmeasured(`${messages} events arrived (${distinct} distinct), expected ${expected}`);
				}
				return { value: count(cpuMicroseconds) / 1000 / events };
			} finally {
				await program.end();
			}
		},
	};
}

/** Compares our engine and wire module, without n8n, with Adobe's own SDK for Campaign. */
export function sdkRow(scale: Scale): Row {
	const events = scale(200);
	return {
		...{
			name: 'sdk/push-event',
			group: 'nodes',
			ours: `wire module and engine outside n8n, ${events} events`,
			direction: 'faster',
			target: 20,
		},
		...{ beside: '@adobe/acc-js-sdk, pushEvent in a loop', unit: 'milliseconds' },
		sides: { ours: cpuSide('ours', events), theirs: cpuSide('adobe', events) },
	};
}

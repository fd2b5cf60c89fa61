import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { events, streamIngest } from '../bench/experiencePlatform';
import { outcomes } from '../bench/items';
import { leads, requestCampaign } from '../bench/marketo';
import type { Row } from '../bench/row';

const atOnce = 25;
/** So many executions, measured three times after as many to warm up: the engine learns ever less, a leak goes on. */
const executions = 300;
/** Nothing may be kept of an execution. What the engine and the test still learn is below this, a kept run above. */
const mostBytesEach = 1500;

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

const freely = { maxRequests: 1_000_000, perSeconds: 1 };
const ways: Array<[string, Row, INodeParameters, (count: number) => IDataObject[]]> = [
	['shared look-ups and triggers', requestCampaign, { ...freely, batchWindow: 5 }, leads],
	['shared batches', streamIngest, { ...freely, batchWindow: 5 }, events],
	['a call each', pushEvent, freely, customers],
];

/** A process of n8n runs for months. */
describe.each(ways)('%s', (_name, row, options, items) => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await Bench.open(row);
	});
	afterAll(async () => await bench.close());

	test('executions of one account leave nothing behind', async () => {
		const credentials = bench.store();
		const given = items(100);
		const run = async (count: number): Promise<void> => {
			for (let done = 0; done < count; done += atOnce) {
				const results = await Promise.all(
					Array.from({ length: atOnce }, async (_, index) => {
						const item = given[(done + index) % given.length] ?? {};
						return await bench.run([item], { options }, { credentials });
					}),
				);
				for (const { outputs } of results) expect(outcomes(outputs[0])).toEqual(['accepted']);
				// What the test itself remembers of them.
				bench.wire.length = 0;
				bench.sandbox.reset();
			}
		};
		await run(executions);
		const grown: number[] = [];
		for (let turn = 0; turn < 3; turn++) {
			const before = heapBytes();
			await run(executions);
			grown.push((heapBytes() - before) / executions);
		}
		expect(Math.min(...grown)).toBeLessThan(mostBytesEach);
	});
});

function heapBytes(): number {
	if (typeof collectGarbage === 'function') for (let turn = 0; turn < 4; turn++) collectGarbage();
	return process.memoryUsage().heapUsed;
}

import type { Boxes } from '../account/boxes';
import type { Part } from '../account/part';
import { wait } from '../account/wait';
import type { Entry, Sending } from '../contract/operation';
import type { Call } from './group';
import type { Run } from './run';
import { Sender } from './sender';

/**
 * Sends a call that is not full together with those of other runs: it waits in a box of its account and group until the
 * box is full or the window has passed. Only runs with the same options share a box, since one of them decides for all
 * how the request is paced and repeated.
 *
 * @returns what became of the run's own messages
 */
export async function sendTogether<Message, Result>(
	run: Run,
	sending: Sending<Message, Result>,
	boxes: Boxes<Entry<Message>, Result>,
	{ entries }: Call<Entry<Message>>,
): Promise<Part<Result>> {
	const { limits } = sending;
	const shares = entries.map(({ message }) => sending.group(message));
	const key = JSON.stringify([run.session.digest, shares[0]?.key, limits, run.options]);
	return await boxes.put(key, limits, run.options.batchWindow, {
		entries,
		bytes: shares.reduce((sum, { bytes }) => sum + bytes, 0),
		unique: shares.flatMap(({ unique }) => unique ?? []),
		cancel: run.cancel,
		halted: () => run.halted(),
		refused: () => run.session.refused !== undefined,
		async carry(box) {
			const cancel = box.abandoned;
			const carrier: Run = {
				...{ ...run, cancel, cancelled: () => cancel.aborted, halted: () => box.isEmpty() },
				wait: async (ms) => await wait(ms, cancel),
			};
			const verdict = await new Sender(carrier, sending).carry(box);
			return { verdict, secrets: run.session.secrets };
		},
	});
}

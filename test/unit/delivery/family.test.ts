import type { Judgement } from '../../../nodes/shared/contract/judgement';
import type { Sending } from '../../../nodes/shared/contract/operation';
import { defaultOptions } from '../../../nodes/shared/contract/options';
import type { Outcome } from '../../../nodes/shared/contract/outcome';
import { Ledger } from '../../../nodes/shared/delivery/ledger';
import type { Run } from '../../../nodes/shared/delivery/run';
import { sendAll } from '../../../nodes/shared/delivery/send';

/** A platform that refuses a call as a whole where one of its messages is guilty, and names nobody. */
async function send(
	count: number,
	guilty: (message: number) => string | undefined,
	unreadable: (request: number[]) => boolean = () => false,
) {
	const requests: number[][] = [];
	const ledger = new Ledger(count);
	const run = {
		options: { ...defaultOptions, concurrency: 1 },
		ledger,
		pace: { start: async () => ({ kind: 'started', startedMs: 0 }), ended: () => {} },
		session: {
			refused: undefined,
			send: async (encode: (credential: object) => unknown) => {
				encode({});
				return { kind: 'response', response: { status: 200, headers: {}, body: '' }, generation: 0 };
			},
		},
		halted: () => false,
		cancelled: () => false,
		wait: async () => {},
	} as unknown as Run;
	const sending: Sending<number> = {
		limits: { messages: 100 },
		group: () => ({ key: '', bytes: 0 }),
		encode: (messages) => {
			requests.push(messages);
			return { method: 'POST', url: 'https://x.example/', headers: {} };
		},
		judge: (_response, messages): Judgement => {
			if (unreadable(messages)) return { kind: 'unknown', reason: { message: 'Unreadable' } };
			const words = messages.map(guilty).find((found) => found !== undefined);
			if (words !== undefined) return { kind: 'refused', reason: { message: 'Refused', platformMessage: words } };
			return { kind: 'answered', outcomes: messages.map((): Outcome => ({ outcome: 'accepted', json: {} })) };
		},
	};
	const entries = Array.from({ length: count }, (_, message) => ({ message }));
	await sendAll(run, sending, entries, ({ message }, outcome) => ledger.write(message, outcome));
	const written = entries.map(({ message }) => ledger.at(message));
	return { requests: requests.length, written, outcomes: written.map((outcome) => outcome?.outcome) };
}

const fates = (count: number, guilty: (message: number) => boolean) =>
	Array.from({ length: count }, (_, message) => (guilty(message) ? 'rejected' : 'accepted'));

test('a refusal of the whole call that single messages repeat word for word is not asked for a hundred times', async () => {
	const { requests, outcomes } = await send(100, () => 'Invalid data');
	expect(outcomes).toEqual(Array(100).fill('rejected'));
	expect(requests).toBeLessThanOrEqual(25);
});

test.each<[string, (message: number) => boolean]>([
	['one in the middle', (message) => message === 37],
	['the first half', (message) => message < 50],
	['the second half', (message) => message >= 50],
	['every second one', (message) => message % 2 === 0],
	['the first five', (message) => message < 5],
	['all but the last', (message) => message < 99],
])('the innocent are sent, whatever the words: guilty is %s', async (_, guilty) => {
	const { outcomes } = await send(100, (message) => (guilty(message) ? 'Invalid data' : undefined));
	expect(outcomes).toEqual(fates(100, guilty));
});

test('refusals in words of their own are found one by one', async () => {
	const { requests, outcomes } = await send(8, (message) => `no lead ${message}`);
	expect(outcomes).toEqual(Array(8).fill('rejected'));
	expect(requests).toBe(15);
});

test('what becomes of a sample is not what became of those that it stands for', async () => {
	const guilty = (message: number): string | undefined => (message === 4 ? undefined : 'Invalid data');
	const { outcomes, written } = await send(8, guilty, (request) => request.join() === '7');
	expect(outcomes).toEqual([...Array(7).fill('rejected'), 'unknown']);
	// The innocent one was taken for one of the others, and says so.
	expect(JSON.stringify(written[4])).toContain('this one was not sent alone');
});

import { NodeKeys, type Ended } from '../../../nodes/shared/sentOnce/nodeKeys';
import { Row } from './row';

const MOST = 100;

describe('the keys of a node', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Lets everything that waits come to its end. */
	async function over<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const finished = work.finally(() => (done = true));
		while (!done) await jest.advanceTimersByTimeAsync(5);
		return await finished;
	}

	async function kindOf(keys: NodeKeys, key: string, most = MOST): Promise<string> {
		const claim = keys.claim(key, {}, 0, most);
		const { kind } = await over(claim.verdict);
		if (kind !== 'mine') await over(keys.end(claim, 'unknown'));
		return kind;
	}

	/** A message from its claim to its outcome. */
	async function send(keys: NodeKeys, key: string, ended: Ended, most = MOST): Promise<string> {
		const claim = keys.claim(key, {}, 0, most);
		const { kind } = await over(claim.verdict);
		await over(keys.end(claim, ended));
		return kind;
	}

	test.each([
		['accepted', 'accepted'],
		['rejected', 'mine'],
		['notSent', 'mine'],
		['unknown', 'unknown'],
	] as const)('a message that ended as %s: the key is %s afterwards', async (ended, afterwards) => {
		const row = new Row();
		expect(await send(new NodeKeys(row.store()), 'W-1', ended)).toBe('mine');
		// Another process, or the same one after a restart.
		expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe(afterwards);
	});

	test('a process that dies leaves its keys as unknown, however often they are asked for', async () => {
		const row = new Row();
		expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('mine');
		for (const _time of [1, 2, 3]) expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('unknown');
	});

	test('asking for an accepted key leaves nothing behind', async () => {
		const row = new Row();
		await send(new NodeKeys(row.store()), 'W-1', 'accepted');
		for (const _time of [1, 2]) expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('accepted');
		expect(row.entries).toEqual(['W-1']);
	});

	test('a process that dies while it asks for an accepted key leaves it as unknown, never as free', async () => {
		const row = new Row();
		await send(new NodeKeys(row.store()), 'W-1', 'accepted');
		const { record } = row.store();
		await record(['W-1', '?W-1'], MOST);
		expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('unknown');
	});

	test('keys that look like what is kept of other keys are keys of their own', async () => {
		const row = new Row();
		const keys = new NodeKeys(row.store());
		const names = ['1', '?1', '=1', '=?1', '#1', '??1', '=', '?'];
		for (const name of names) expect(await send(keys, name, 'unknown')).toBe('mine');
		for (const name of names) expect(await kindOf(keys, name)).toBe('unknown');
	});

	test('a burst costs two calls to claim and one to tell', async () => {
		const row = new Row();
		const keys = new NodeKeys(row.store());
		const claims = Array.from({ length: 400 }, (_, index) => keys.claim(`W-${index}`, {}, index, 1_000));
		const verdicts = await over(Promise.all(claims.map(async ({ verdict }) => await verdict)));
		expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['mine']));
		expect(row.calls).toEqual({ record: 2, remove: 0 });
		await over(Promise.all(claims.map(async (claim) => await keys.end(claim, 'accepted'))));
		expect(row.calls).toEqual({ record: 2, remove: 1 });
		expect(row.entries).toHaveLength(400);
		expect(keys.idle).toBe(true);
	});

	test('who holds a key is known until the store knows its end', async () => {
		const keys = new NodeKeys(new Row().store());
		const claim = keys.claim('W-1', {}, 0, MOST);
		expect(keys.holder('W-1')).toBe(claim);
		await over(claim.verdict);
		const told = keys.end(claim, 'rejected');
		await expect(claim.ended).resolves.toBe('rejected');
		expect(keys.holder('W-1')).toBe(claim);
		await expect(over(told)).resolves.toBe(true);
		expect(keys.holder('W-1')).toBeUndefined();
	});

	test('the keys sent last are kept', async () => {
		const row = new Row();
		const keys = new NodeKeys(row.store());
		for (const key of ['a', 'b', 'c']) await send(keys, key, 'accepted', 2);
		expect(row.entries).toEqual(['b', 'c']);
	});

	test('many keys under way at once displace nothing of each other, however few are kept', async () => {
		const row = new Row();
		const names = Array.from({ length: 9 }, (_, index) => `W-${index}`);
		const first = new NodeKeys(row.store());
		const claims = names.map((name, index) => first.claim(name, {}, index, 3));
		await over(Promise.all(claims.map(async ({ verdict }) => await verdict)));
		// The process dies before any outcome is told.
		const second = new NodeKeys(row.store());
		const again = names.map((name, index) => second.claim(name, {}, index, 3));
		const verdicts = await over(Promise.all(again.map(async ({ verdict }) => await verdict)));
		expect(verdicts.map(({ kind }) => kind)).toEqual(names.map(() => 'unknown'));
	});

	test('a key that was forgotten while its mark of an open key was not is claimed anew, as a whole', async () => {
		const row = new Row();
		row.entries = ['?W-1', 'other'];
		const keys = new NodeKeys(row.store());
		expect(await kindOf(keys, 'W-1')).toBe('mine');
		expect(row.entries.indexOf('W-1')).toBeLessThan(row.entries.indexOf('?W-1'));
	});

	describe('where the database fails', () => {
		test('twice in a row, nobody notices', async () => {
			const row = new Row();
			row.trouble.failing = 2;
			expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('mine');
		});

		test('for longer, the claim fails and the reason is told', async () => {
			const row = new Row();
			row.trouble.failing = 99;
			const claim = new NodeKeys(row.store()).claim('W-1', {}, 0, MOST);
			await expect(over(claim.verdict)).resolves.toEqual({ kind: 'failed', why: 'database is locked' });
		});

		test('after it was told, an accepted key is not taken for a new one', async () => {
			const row = new Row();
			await send(new NodeKeys(row.store()), 'W-1', 'accepted');
			row.trouble.lost = 1;
			expect(await kindOf(new NodeKeys(row.store()), 'W-1')).toBe('unknown');
		});

		test('the end of a message that cannot be told is reported', async () => {
			const row = new Row();
			const keys = new NodeKeys(row.store());
			const claim = keys.claim('W-1', {}, 0, MOST);
			await over(claim.verdict);
			row.trouble.failing = 99;
			await expect(over(keys.end(claim, 'accepted'))).resolves.toBe(false);
		});
	});
});

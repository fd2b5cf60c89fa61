import { Pace } from '../../../nodes/shared/account/pace';

/** Waits in earnest, and notes how long it was asked to. */
function clock() {
	const waits: number[] = [];
	const wait = async (ms: number): Promise<void> => {
		waits.push(ms);
		await new Promise((resolve) => setTimeout(resolve, ms));
	};
	return { waits, wait };
}

const tick = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 5));

describe('pace', () => {
	test('without a limit nothing waits', async () => {
		const { waits, wait } = clock();
		const pace = new Pace({ maxRequests: 0, perSeconds: 1 }, wait);
		for (let call = 0; call < 50; call++) await pace.start();
		expect(waits).toEqual([]);
	});

	test('calls up to the limit start at once, the next one waits until a window has passed since an end', async () => {
		const { waits, wait } = clock();
		const pace = new Pace({ maxRequests: 2, perSeconds: 0.1 }, wait);
		await pace.start();
		await pace.start();
		expect(waits).toEqual([]);
		pace.ended();
		await pace.start();
		expect(waits.length).toBeGreaterThan(0);
		expect(waits[0]).toBeGreaterThan(90);
	});

	test('a call that is under way keeps its place however long it takes', async () => {
		const pace = new Pace({ maxRequests: 1, perSeconds: 0.01 }, clock().wait);
		await pace.start();
		let started = false;
		void pace.start().then(() => (started = true));
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(started).toBe(false);
		pace.ended();
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(started).toBe(true);
	});

	test('a pause holds every call, also without a limit', async () => {
		const { waits, wait } = clock();
		const pace = new Pace({ maxRequests: 0, perSeconds: 1 }, wait);
		pace.pause(40);
		await Promise.all([pace.start(), pace.start()]);
		expect(waits.filter((ms) => ms > 30)).toHaveLength(2);
	});

	test('a shorter pause does not end a longer one', async () => {
		const { waits, wait } = clock();
		const pace = new Pace({ maxRequests: 0, perSeconds: 1 }, wait);
		pace.pause(50);
		pace.pause(1);
		await pace.start();
		expect(waits[0]).toBeGreaterThan(40);
	});

	test('a wait that is broken off reaches the caller', async () => {
		const pace = new Pace({ maxRequests: 0, perSeconds: 1 }, async () => await Promise.reject(new Error('cancelled')));
		pace.pause(10);
		await expect(pace.start()).rejects.toThrow('cancelled');
	});

	test('all who wait get their turn', async () => {
		const pace = new Pace({ maxRequests: 1, perSeconds: 0.01 }, clock().wait);
		let done = 0;
		await Promise.all(
			Array.from({ length: 6 }, async () => {
				await pace.start();
				await tick();
				pace.ended();
				done += 1;
			}),
		);
		expect(done).toBe(6);
	});
});

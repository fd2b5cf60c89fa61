import { Cleanup } from '../../../scripts/start/cleanup';

const step = (done: string[], name: string) => async () => void done.push(name);

describe('ending what was started', () => {
	test('in reverse order, once', async () => {
		const [cleanup, done]: [Cleanup, string[]] = [new Cleanup(), []];
		cleanup.add(step(done, 'sandbox'));
		cleanup.add(step(done, 'n8n'));
		await Promise.all([cleanup.run(), cleanup.run()]);
		expect(done).toEqual(['n8n', 'sandbox']);
	});

	test('one that fails does not keep the others from it', async () => {
		const [cleanup, done]: [Cleanup, string[]] = [new Cleanup(), []];
		cleanup.add(step(done, 'sandbox'));
		cleanup.add(async () => await Promise.reject(new Error('gone already')));
		await cleanup.run();
		expect(done).toEqual(['sandbox']);
	});

	test('what is started while the end has begun is ended too', async () => {
		const [cleanup, done]: [Cleanup, string[]] = [new Cleanup(), []];
		cleanup.add(step(done, 'sandbox'));
		// The end of n8n fails a measurement, and the next one starts another n8n.
		cleanup.add(async () => cleanup.add(step(done, 'another n8n')));
		await cleanup.run();
		expect(done).toEqual(['another n8n', 'sandbox']);
		cleanup.add(step(done, 'a late one'));
		await cleanup.run();
		expect(done).toEqual(['another n8n', 'sandbox', 'a late one']);
	});
});

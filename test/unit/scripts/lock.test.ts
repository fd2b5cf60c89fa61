import { mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { folders } from '../../../scripts/start/folders';
import { lock } from '../../../scripts/start/lock';

describe('the lock of a folder', () => {
	const base = mkdtempSync(join(tmpdir(), 'campaign-bridge-lock-'));
	const places = { ...folders('0.0.0'), base };

	afterAll(() => rmSync(base, { recursive: true, force: true }));

	test('refuses a second run until the first one has ended', async () => {
		const release = await lock(places);
		await expect(lock(places)).rejects.toThrow('n8n is already running or being installed from this folder.');
		await release();
		await expect(lock(places).then((again) => again())).resolves.toBeUndefined();
	});

	test('of a process that was killed does not count', async () => {
		const left = join(base, 'running.lock');
		mkdirSync(left);
		const minuteAgo = new Date(Date.now() - 60_000);
		utimesSync(left, minuteAgo, minuteAgo);
		await expect(lock(places).then((release) => release())).resolves.toBeUndefined();
	});
});

import { createPublicKey, verify } from 'node:crypto';

import { signatureHeaders, exampleKeyPath, keyPaths } from '../../sandbox/ioEvents/keys';
import expected from '../../examples/expected.json';
import { runningSandbox } from './running';

const running = runningSandbox();

async function published(path: string): Promise<string> {
	const response = await fetch(`${running().url}${path}`);
	return response.status === 200 ? await response.text() : '';
}

async function isSigned(body: string, signature: string, path: string): Promise<boolean> {
	const key = createPublicKey(await published(path));
	return verify('sha256', Buffer.from(body), key, Buffer.from(signature, 'base64'));
}

test('both signatures fit the keys that are published', async () => {
	const headers = signatureHeaders('{"event_id":"a"}');
	for (const [index, path] of keyPaths.entries()) {
		const signature = headers[`x-adobe-digital-signature-${index + 1}`] ?? '';
		expect(headers[`x-adobe-public-key${index + 1}-path`]).toBe(path);
		expect(await isSigned('{"event_id":"a"}', signature, path)).toBe(true);
		expect(await isSigned('{"event_id":"b"}', signature, path)).toBe(false);
	}
});

test('no other key is published', async () => {
	expect((await fetch(`${running().url}/prod/keys/pub-key-other.pem`)).status).toBe(404);
});

test('the deliveries of the example are signed, but for the one that is refused', async () => {
	const example = expected.examples.find(({ file }) => file === 'failed-ingestion-to-mail.json');
	const requests: unknown[] = example?.requests ?? [];
	const fits = requests.map(async (request) => {
		const { body, headers }: { body: unknown; headers: Record<string, string> } = Object(request);
		return await isSigned(JSON.stringify(body), headers['x-adobe-digital-signature-1'] ?? '', exampleKeyPath);
	});
	expect(await Promise.all(fits)).toEqual([true, true, true, false]);
});

import { messageReader } from '../../../nodes/ExperiencePlatform/streamIngest.read';
import { ingestRequest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { withoutSyncValidation } from '../../../nodes/ExperiencePlatform/wire/inletUrl';
import { itemOf } from '../item/itemOf';

const inlet = `https://dcs.adobedc.net/collection/${'a'.repeat(64)}`;
const stamp = { id: 'run', timestamp: '2026-11-25T00:00:00.000Z' };

function request(parameters: Record<string, unknown>, hints: string[] = [], format = 'xdm') {
	const settings = {
		...{ mode: 'batched' as const, syncValidation: false, signed: false, dryRun: true },
		...{ batchSize: 1, batchBytes: 900_000 },
	};
	const all = {
		...{ format, specifyEntity: 'item', schemaId: 'https://ns.adobe.com/acme/schemas/1a2b3c', inletUrl: inlet },
		...{ flowId: 'flow', authentication: 'none', ...parameters },
	};
	const message = messageReader(settings, stamp)(itemOf({}, all, hints));
	return { message, request: ingestRequest('batched', [message], {}) };
}

test.each([
	[`${inlet}?syncValidation=true`, inlet],
	[`${inlet}?synchronousValidation=true`, inlet],
	[`${inlet}?x-adobe-flow-id=1&syncValidation=true`, `${inlet}?x-adobe-flow-id=1`],
	[`${inlet}?syncValidation=false&x-adobe-flow-id=1#top`, `${inlet}?x-adobe-flow-id=1#top`],
	[`${inlet}?a=b?c`, `${inlet}?a=b?c`],
	[`${inlet}?`, `${inlet}?`],
	[inlet, inlet],
])('%s without a request for validation', (given, address) => {
	expect(withoutSyncValidation(given)).toBe(address);
});

test('syncValidation is taken off the inlet URL with a hint', () => {
	const hints: string[] = [];
	const made = request({ inletUrl: `${inlet}?syncValidation=true` }, hints);
	expect(made.request.url).toBe(inlet.replace('/collection/', '/collection/batch/'));
	expect(hints).toContain(
		"'syncValidation' was taken off 'Inlet URL': set 'Send Mode' to Single and turn on 'Sync Validation' instead",
	);
});

test.each(['xdm', 'raw'])('an open inlet may name its sandbox: %s', (format) => {
	const options = { sandboxName: ' dev\u200B ' };
	const open = request({ options }, [], format);
	expect(open.request.headers['x-sandbox-name']).toBe('dev');
	expect(open.message.envelope.callKey).not.toBe(request({}, [], format).message.envelope.callKey);
	expect(request({}, [], format).request.headers).not.toHaveProperty('x-sandbox-name');
	expect(request({ options, authentication: 'ims' }, [], format).request.headers).not.toHaveProperty('x-sandbox-name');
});

import { json, type SinkResponse, type Call } from './response';
import { itemNumbers } from './counts';

/** Adobe's identity service. */
export function ims(): SinkResponse {
	return json(200, { access_token: 'bench-token', token_type: 'bearer', expires_in: 86_399 });
}

/** Experience Platform's inlets: a message, or a batch with one element of the response per message. */
export function collection({ address, body }: Call): SinkResponse {
	const numbers = itemNumbers(body);
	const inletId = address.slice(address.lastIndexOf('/') + 1);
	const receivedTimeMs = Date.now();
	if (!address.startsWith('/collection/batch/')) {
		return json(200, { inletId, xactionId: '1:2:3:0', receivedTimeMs }, numbers);
	}
	const responses = numbers.map((_, place) => ({ xactionId: `1:2:3:${place}` }));
	return json(207, { inletId, batchId: '1:2:3', receivedTimeMs, responses }, numbers);
}

/** Journey Optimizer: one execution for all recipients of a call, and the status of an audience run. */
export function execution({ method, body }: Call): SinkResponse {
	if (method === 'GET')
		return json(200, { executionId: 'UEXEC-5a4db0c5-0000-4000-8000-00000000beef', status: 'completed' });
	return json(202, { executionId: 'UEXEC-5a4db0c5-0000-4000-8000-00000000beef' }, itemNumbers(body));
}

/** Campaign Standard: the event with its key, or its status. */
export function transactional({ method, address, body }: Call): SinkResponse {
	if (method === 'GET') return json(200, { PKey: address.slice(address.lastIndexOf('/') + 1), status: 'processed' });
	const numbers = itemNumbers(body);
	const PKey = `@bench${numbers[0] ?? 0}`;
	return json(201, { PKey, status: 'pending', email: '', ctx: {}, scheduled: '', expiration: '' }, numbers);
}

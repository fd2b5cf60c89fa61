import { json, type Answer, type Call } from './answer';
import { itemNumbers } from './counts';

/** Adobe's identity service. */
export function ims(): Answer {
	return json(200, { access_token: 'bench-token', token_type: 'bearer', expires_in: 86_399 });
}

/** Experience Platform's inlets: a message, or a batch with a part of the answer for each. */
export function collection({ address, body }: Call): Answer {
	const numbers = itemNumbers(body);
	const inletId = address.slice(address.lastIndexOf('/') + 1);
	const receivedTimeMs = Date.now();
	if (!address.startsWith('/collection/batch/')) {
		return json(200, { inletId, xactionId: '1:2:3:0', receivedTimeMs }, numbers);
	}
	const responses = numbers.map((_, place) => ({ xactionId: `1:2:3:${place}` }));
	return json(207, { inletId, batchId: '1:2:3', receivedTimeMs, responses }, numbers);
}

/** Journey Optimizer: one execution for all recipients of a call. */
export function execution({ body }: Call): Answer {
	return json(202, { executionId: 'UEXEC-5a4db0c5-0000-4000-8000-00000000beef' }, itemNumbers(body));
}

/** Campaign Standard: the event with its key. */
export function transactional({ body }: Call): Answer {
	const numbers = itemNumbers(body);
	const PKey = `@bench${numbers[0] ?? 0}`;
	return json(201, { PKey, status: 'pending', email: '', ctx: {}, scheduled: '', expiration: '' }, numbers);
}

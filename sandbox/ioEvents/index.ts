import { Controls } from '../controls';
import { plainText, type Call, type Reply } from '../http';
import type { Platform } from '../platform';
import { publishedKey } from './keys';

/** Adobe's host of public keys. Events themselves are sent by tests and examples. */
export function createIoEvents(): Platform {
	return {
		name: 'ioEvents',
		controls: new Controls({}),
		owns: (path) => path.startsWith('/prod/keys/'),
		operation: ({ method }) => (method === 'GET' ? 'publicKey' : 'unknown'),
		handle({ path }: Call, operation: string): Reply {
			const key = operation === 'publicKey' ? publishedKey(path) : undefined;
			return key === undefined ? plainText(404, 'Not Found') : plainText(200, key);
		},
	};
}

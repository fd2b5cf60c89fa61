import { plainText, type Call } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { RateLimit } from '../rateLimit';
import { createControls, type ExperiencePlatformControls } from './controls';
import { InletCalls } from './inletCalls';
import { Journey } from './journey';
import { Lake } from './lake';
import { listResource } from './resources';

export type ExperiencePlatform = Platform<ExperiencePlatformControls>;

const lists = new Map([
	['/data/foundation/flowservice/connections', 'connections' as const],
	['/data/foundation/flowservice/flows', 'flows' as const],
	['/data/foundation/schemaregistry/tenant/schemas', 'schemas' as const],
]);

/** Adobe Experience Platform: streaming ingestion and the lists from which a client chooses. */
export function createExperiencePlatform({ journal, tokens }: PlatformContext): ExperiencePlatform {
	const controls = createControls();
	const lake = new Lake(journal, new Journey(controls.values));
	const inletCalls = new InletCalls(controls.values, tokens, lake);
	const rateLimit = new RateLimit();

	return {
		name: 'experiencePlatform',
		controls,
		owns: (path) => path.startsWith('/collection/') || lists.has(path),
		operation: ({ path }) => lists.get(path) ?? inletOperation(path) ?? 'unknown',
		handle(call: Call) {
			const list = lists.get(call.path);
			if (list) return call.method === 'GET' ? listResource(call, list, tokens) : plainText(405, '');
			const operation = inletOperation(call.path);
			if (!operation) return plainText(404, '');
			return rateLimit.refuse(controls.values) ?? inletCalls.handle(call, operation);
		},
		limits: () => [...rateLimit.use(controls.values), ...inletCalls.use()],
		reset() {
			lake.reset();
			inletCalls.reset();
		},
	};
}

function inletOperation(path: string): 'single' | 'batch' | undefined {
	if (/^\/collection\/batch\/[^/]+$/.test(path)) return 'batch';
	return /^\/collection\/[^/]+$/.test(path) ? 'single' : undefined;
}

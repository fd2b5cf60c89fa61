import { join } from 'node:path';

import { buildPackage } from '../../scripts/build';
import { probePackage, root } from './paths';

/** Types are checked by `npm run build`; this takes a fraction of a second, so that `npx jest` never tests old code. */
export default async function globalSetup(): Promise<void> {
	await buildPackage({ root: join(__dirname, 'fixture'), target: probePackage, types: false });
	try {
		await buildPackage({ root, types: false });
	} catch (error) {
		// Pure unit tests need no package: they stay usable while a node is half written. Engine tests will complain.
		console.warn(`\nThe package could not be built: ${error instanceof Error ? error.message : String(error)}`);
	}
}

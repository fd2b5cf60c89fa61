import { join } from 'node:path';

import { root } from '../../harness/paths';

/** The files of this share, put here by jest.config.cjs. */
declare const testFiles: string[];

for (const file of testFiles) {
	describe(file, () => {
		require(join(root, file));
	});
}

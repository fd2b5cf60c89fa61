import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixes } from './fixes';
import { sharedFixes } from './sharedFixes';

const root = join(__dirname, '..', '..', '..');

/** Playing them takes hours; that each still names a place in the code is known at once. */
test.each([...fixes, ...sharedFixes])('can be taken out: $name', ({ file, find, put }) => {
	const code = readFileSync(join(root, file), 'utf8');
	expect(code.split(find).length - 1).toBe(1);
	expect(put).not.toBe(find);
});

import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { fileOf } from '../../../nodes/shared/item/file';

/** A context whose items have this file in `data`. */
function withFile(file: Partial<IBinaryData> | undefined): IExecuteFunctions {
	const context = {
		helpers: {
			assertBinaryData(_index: number, name: string): unknown {
				if (name === 'data' && file) return { data: '', mimeType: 'application/pdf', ...file };
				throw new Error(`The item has no binary field '${name}'`);
			},
		},
	};
	// A reader uses nothing else of it.
	return context as unknown as IExecuteFunctions;
}

const bytes = (file: Partial<IBinaryData>) => fileOf(withFile(file), 0, 'data')?.bytes;

test('a file is what n8n notes of it', () => {
	expect(fileOf(withFile({ fileName: 'a.pdf', bytes: 5 }), 0, 'data')).toEqual({
		...{ fileName: 'a.pdf', mimeType: 'application/pdf', bytes: 5 },
	});
	expect(fileOf(withFile({}), 0, 'data')).toMatchObject({ fileName: '' });
});

test('what is not there is no file, and no exception', () => {
	expect(fileOf(withFile(undefined), 0, 'data')).toBeUndefined();
	expect(fileOf(withFile({}), 0, 'other')).toBeUndefined();
});

test.each([
	['in memory', { data: Buffer.from('hello').toString('base64') }, 5],
	['outside', { id: 'filesystem:x', data: 'filesystem-v2', bytes: 7_340_032 }, 7_340_032],
	[
		'outside, on an n8n that notes no number',
		{ id: 'filesystem:x', data: 'filesystem-v2', fileSize: '5.24 MB' },
		5_240_000,
	],
	['outside, in kilobytes', { id: 'x', fileSize: '12 kB' }, 12_000],
	['outside, in bytes', { id: 'x', fileSize: '9 B' }, 9],
	['outside, without a size', { id: 'x' }, 0],
	['outside, with another text', { id: 'x', fileSize: 'large' }, 0],
])('the size of a file that n8n keeps %s', (_, file, expected) => {
	expect(bytes(file)).toBe(expected);
});

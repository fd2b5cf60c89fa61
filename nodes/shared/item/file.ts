import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { ItemFile } from '../contract/itemReader';

/**
 * What n8n notes of an item's file. Its content is not read, so a file of any size costs nothing.
 *
 * @param name the binary field
 * @returns undefined where the item has no such file
 */
export function fileOf(context: IExecuteFunctions, index: number, name: string): ItemFile | undefined {
	const data = assertedBinary(context, index, name);
	return data && { fileName: data.fileName ?? '', mimeType: data.mimeType, bytes: bytesOf(data) };
}

/** n8n throws for what is not there, whatever is the reason. */
function assertedBinary(context: IExecuteFunctions, index: number, name: string): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(index, name);
	} catch {
		return undefined;
	}
}

/** A file in memory is base64; one outside has its size as a number or, before n8n 2, as people read it. */
function bytesOf({ id, data, bytes, fileSize = '' }: IBinaryData): number {
	if (typeof bytes === 'number') return bytes;
	return id === undefined ? Buffer.byteLength(data, 'base64') : bytesInText(fileSize);
}

const units: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Reads `5.24 MB`, decimal units; 0 for what says nothing. */
function bytesInText(text: string): number {
	const [, number = '', unit = ''] = /^\s*([\d.]+)\s*([KMG]?B)\s*$/i.exec(text) ?? [];
	return Math.round(Number(number) * (units[unit.toUpperCase()] ?? 0)) || 0;
}

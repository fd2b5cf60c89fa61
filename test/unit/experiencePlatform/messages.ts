import { envelopeOf, type EnvelopeSettings, type StreamMessage } from '../../../nodes/ExperiencePlatform/wire/envelope';

export const settings: EnvelopeSettings = {
	format: 'xdm',
	url: 'https://dcs.adobedc.net/collection/batch/667b41cf',
	organizationId: '',
	schemaId: 'https://ns.adobe.com/acme/schemas/1a2b3c',
	schemaContentType: 'application/vnd.adobe.xed-full+json;version=1',
	datasetId: '',
	flowId: '',
	sourceName: '',
};

/** Messages that share an envelope, with these ids. */
export function messages(ids: string[], changes: Partial<EnvelopeSettings> = {}): StreamMessage[] {
	const envelope = envelopeOf({ ...settings, ...changes });
	return ids.map((id) => {
		const text = JSON.stringify({ _id: id });
		return { envelope, text, id, bytes: Buffer.byteLength(text) + envelope.overheadBytes };
	});
}

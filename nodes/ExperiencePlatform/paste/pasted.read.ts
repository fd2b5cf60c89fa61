import type { ItemReader } from '../../shared/contract/itemReader';
import { readPastedText } from '../../shared/paste/pastedText';
import { readValues } from '../../shared/paste/readValues';
import { DEFAULT_CONTENT_TYPE } from '../envelope.read';
import { fillFor, type RunStamp } from '../runSettings';
import { pastedMessage, type PastedMessage } from './pastedMessage';
import { readPreview } from './preview';

/**
 * Makes a message of a pasted payload preview and an item's values for its fields.
 *
 * @param stamp fills in `_id` and `timestamp`
 * @throws ItemRefused where the text cannot be understood, a field is not filled, or parameters contradict the text
 */
export function readPasted(item: ItemReader, stamp: RunStamp): PastedMessage {
	const text = (name: string): string => String(item.parameter(name) ?? '').trim();
	const pasted = readPreview(readPastedText(item, "Paste the payload preview of a journey's event."));
	return pastedMessage(pasted, readValues(item, pasted.fields), {
		organizationId: text('organizationId'),
		schemaId: text('schemaId'),
		schemaContentType: String(item.member('options', 'schemaContentType') || DEFAULT_CONTENT_TYPE).trim(),
		datasetId: text('datasetId'),
		flowId: text('flowId'),
		sourceName: text('sourceName'),
		fill: fillFor(item, stamp),
		zone: item.timezone,
	});
}

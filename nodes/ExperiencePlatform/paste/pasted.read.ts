import type { ItemReader } from '../../shared/contract/itemReader';
import type { ItemRefused } from '../../shared/contract/outcome';
import { refused } from '../../shared/item/refused';
import { shownHost } from '../../shared/paste/host';
import { readPastedText } from '../../shared/paste/pastedText';
import { readValues } from '../../shared/paste/readValues';
import { DEFAULT_CONTENT_TYPE, optionOrParameter } from '../envelope.read';
import { fillFor, type RunStamp } from '../runSettings';
import { isSameInlet } from './inletRequest';
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
	const { request, differing } = pasted;
	if (request?.inlet && !isSameInlet(request.inlet, text('inletUrl'))) throw otherInlet(request.inlet.host);
	if (differing)
		item.hint('The messages in the pasted request have different fields: the first one is the template for all');
	const values = readValues(item, pasted.fields, (path) => {
		const parameter = Object.hasOwn(besideHeader, path) ? besideHeader[path] : undefined;
		return parameter !== undefined && optionOrParameter(item, parameter) !== '';
	});
	return pastedMessage(pasted, values, {
		organizationId: text('organizationId'),
		schemaId: text('schemaId'),
		schemaContentType: String(item.member('options', 'schemaContentType') || DEFAULT_CONTENT_TYPE).trim(),
		datasetId: optionOrParameter(item, 'datasetId'),
		flowId: optionOrParameter(item, 'flowId'),
		sourceName: optionOrParameter(item, 'sourceName'),
		fill: fillFor(item, stamp),
		zone: item.timezone,
	});
}

/** Parameters that say what a field of the header leaves open. */
const besideHeader: Readonly<Record<string, string>> = {
	'header.datasetId': 'datasetId',
	'header.flowId': 'flowId',
	'header.source.name': 'sourceName',
};

/** Which inlet is called is never taken from a paste. The ID of an inlet lets anybody send to it, so it is not shown. */
function otherInlet(host: string): ItemRefused {
	return refused(
		`The pasted request is for another inlet than 'Inlet URL', on ${shownHost(host)}`,
		"Data go only to 'Inlet URL'. Correct it, or paste the request for that inlet.",
		'Inlet URL',
	);
}

import type { ItemReader } from '../../shared/contract/itemReader';
import { oncePerText } from '../../shared/paste/oncePerText';
import { readValues } from '../../shared/paste/readValues';
import { DEFAULT_CONTENT_TYPE } from '../envelope.read';
import type { RunStamp } from '../runSettings';
import { pastedMessage, type PastedMessage } from './pastedMessage';
import { readPreview } from './preview';

/**
 * Makes messages of a pasted payload preview; the preview is read once for all items.
 *
 * @param stamp fills in `_id` and `timestamp`
 */
export function pastedReader(stamp: RunStamp): (item: ItemReader) => PastedMessage {
	const preview = oncePerText(readPreview);
	return (item) => {
		const text = (name: string): string => String(item.parameter(name) ?? '').trim();
		const pasted = preview(String(item.parameter('pasted') ?? ''));
		return pastedMessage(pasted, readValues(item, pasted.places), {
			organizationId: text('organizationId'),
			schemaId: text('schemaId'),
			schemaContentType: String(item.member('options', 'schemaContentType') || DEFAULT_CONTENT_TYPE).trim(),
			datasetId: text('datasetId'),
			flowId: text('flowId'),
			sourceName: text('sourceName'),
			fill: { id: `${stamp.id}-${item.index}`, timestamp: stamp.timestamp },
			zone: item.timezone,
		});
	};
}

import { executeCampaignRow } from './journey';
import { marketoRows } from './marketo';
import { pacingRow } from './pacing';
import { pushOverhead, pushRows } from './push';
import type { Row, Scale } from './row';
import { sdkRow } from './sdk';
import { growthRow, memoryRow, streamOverhead, streamRow } from './stream';
import { transactionalRow } from './transactional';

/** All rows, in the order of the table. */
export function allRows(scale: Scale): Row[] {
	return [
		...pushRows(scale),
		streamRow(scale),
		...marketoRows(scale),
		executeCampaignRow(scale),
		transactionalRow(scale),
		pushOverhead(scale),
		streamOverhead(scale),
		sdkRow(scale),
		growthRow(scale),
		pacingRow(scale),
		memoryRow(scale),
	];
}

import { bridgeRows } from './bridge';
import { executionRows } from './execution';
import { growthRows } from './growth';
import { executeCampaignRow } from './journey';
import { latencyRows } from './latency';
import { marketoRows } from './marketo';
import { pacingRow } from './pacing';
import { pushRows } from './push';
import type { Row, Scale } from './row';
import { sdkRow } from './sdk';
import { startUpRows } from './startUp';
import { streamRows } from './stream';
import { transactionalRows } from './transactional';

/** All rows, in the order of the tables. */
export function allRows(scale: Scale): Row[] {
	return [
		...pushRows(scale),
		...transactionalRows(scale),
		...streamRows(scale),
		...marketoRows(scale),
		executeCampaignRow(scale),
		sdkRow(scale),
		pacingRow(scale),
		...growthRows(scale),
		...startUpRows(),
		...latencyRows(scale),
		...bridgeRows(scale),
		...executionRows(scale),
	];
}

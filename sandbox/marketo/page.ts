import type { Reply } from '../http';
import type { MarketoControls } from './controls';
import { RestError, restSuccess } from './restReplies';

const mostRows = 300;

/** The page of these rows that a query asks for; throws RestError. */
export function page<Row>(
	query: URLSearchParams,
	{ pageSize }: MarketoControls,
	rows: Row[],
	show: (row: Row) => object,
): Reply {
	const batchSize = Number(query.get('batchSize') ?? mostRows);
	if (!Number.isInteger(batchSize) || batchSize < 1) throw new RestError('1001', 'Invalid batchSize');
	const size = Math.min(batchSize, mostRows, pageSize);
	const token = query.get('nextPageToken');
	const start = token === null ? 0 : Number(Buffer.from(token, 'base64').toString());
	if (!Number.isInteger(start)) throw new RestError('1003', 'Invalid nextPageToken');
	const more = start + size < rows.length;
	// With padding, as in Marketo's tokens: a client must encode them.
	const next = Buffer.from(String(start + size).padStart(10, '0')).toString('base64');
	return restSuccess({
		result: rows.slice(start, start + size).map(show),
		...(more ? { nextPageToken: next, moreResult: true } : {}),
	});
}

import { createHash } from 'node:crypto';

import type { Reply } from '../http';
import type { MarketoControls } from './controls';
import { RestError, restSuccess } from './restReplies';

const mostRows = 300;

/** Which tokens each instance gave, with what was asked then. */
const given = new WeakMap<MarketoControls, Set<string>>();

/**
 * The page of these rows that a query asks for. A token is a position, so two queries may get the same one; it is taken
 * back only with what was asked when it was given. Throws RestError.
 */
export function page<Row>(
	query: URLSearchParams,
	controls: MarketoControls,
	rows: Row[],
	show: (row: Row) => object,
): Reply {
	const batchSize = Number(query.get('batchSize') ?? mostRows);
	if (!Number.isInteger(batchSize) || batchSize < 1) throw new RestError('1001', 'Invalid batchSize');
	const size = Math.min(batchSize, mostRows, controls.pageSize);
	const tokens = given.get(controls) ?? new Set();
	given.set(controls, tokens);
	const token = query.get('nextPageToken');
	if (token !== null && !tokens.has(withQuery(token, query))) throw new RestError('1003', 'Invalid nextPageToken');
	const start = token === null ? 0 : Number(Buffer.from(token, 'base64').toString());
	const more = start + size < rows.length;
	// With padding, as in Marketo's tokens: a client must encode them.
	const next = Buffer.from(String(start + size).padStart(10, '0')).toString('base64');
	if (more) tokens.add(withQuery(next, query));
	return restSuccess({
		result: rows.slice(start, start + size).map(show),
		...(more ? { nextPageToken: next, moreResult: true } : {}),
	});
}

function withQuery(token: string, query: URLSearchParams): string {
	const asked = [...query].filter(([name]) => name !== 'nextPageToken').sort();
	return `${token} ${createHash('sha256').update(JSON.stringify(asked)).digest('base64url')}`;
}

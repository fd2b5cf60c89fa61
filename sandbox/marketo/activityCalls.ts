import { plainText, type Call, type Reply } from '../http';
import { activityTypes, type Activity, type ActivityLog } from './activities';
import type { MarketoControls } from './controls';
import type { Leads } from './leads';
import { page } from './page';
import { RestError, restSuccess } from './restReplies';

const mostTypes = 10;
const mostLeads = 30;
const mostRows = 300;
/** A full datetime with a time zone, or a date (Marketo documentation, "Paging Tokens"). */
const sinceForm = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:?\d\d))?$/;

/** Get Activity Types; each instance has its own. */
export function getActivityTypes(call: Call, { typeOffset }: MarketoControls): Reply {
	if (call.method !== 'GET') return plainText(405, '');
	return restSuccess({
		result: [...activityTypes].map(([name, id]) => ({
			...{ id: id + typeOffset, name, description: name },
			...{ primaryAttribute: { name: 'Primary', dataType: 'string' }, attributes: [] },
		})),
	});
}

/** Get Paging Token: a token that stands for a point in time. */
export function getPagingToken(call: Call): Reply {
	if (call.method !== 'GET') return plainText(405, '');
	const since = call.query.get('sinceDatetime') ?? '';
	if (since === '') throw new RestError('1002', 'sinceDatetime cannot be blank');
	const sinceMs = sinceForm.test(since) ? Date.parse(since) : NaN;
	if (Number.isNaN(sinceMs)) throw new RestError('1001', 'Invalid value for sinceDatetime');
	return restSuccess({ nextPageToken: token({ sinceMs, start: 0, empty: 0 }) });
}

/** Get Lead Activities: the last page names a next one too, and a page may be empty although more follow. */
export function getActivities(call: Call, log: ActivityLog, controls: MarketoControls): Reply {
	if (call.method !== 'GET') return plainText(405, '');
	const { query } = call;
	const at = readToken(query.get('nextPageToken') ?? '');
	const types = numbers(query, 'activityTypeIds', mostTypes).map((id) => id - controls.typeOffset);
	if (types.length === 0) throw new RestError('1002', 'activityTypeIds cannot be blank');
	const known = new Set(activityTypes.values());
	if (types.some((id) => !known.has(id))) throw new RestError('1003', 'Invalid activityTypeIds');
	const leads = new Set(numbers(query, 'leadIds', mostLeads));
	if (at.empty < controls.emptyPages) {
		const next = token({ ...at, empty: at.empty + 1 });
		return restSuccess({ result: [], nextPageToken: next, moreResult: true });
	}
	const rows = log
		.since(at.sinceMs)
		.filter(
			({ leadId, type }) => (leads.size === 0 || leads.has(leadId)) && types.includes(activityTypes.get(type) ?? 0),
		);
	const size = Math.min(mostRows, controls.pageSize);
	const shown = rows.slice(at.start, at.start + size);
	return restSuccess({
		result: shown.map((row) => activityRow(row, controls)),
		nextPageToken: token({ ...at, start: at.start + shown.length }),
		moreResult: at.start + size < rows.length,
	});
}

/** Get Smart Campaigns by Lead Id. */
export function getMembership(call: Call, log: ActivityLog, leads: Leads, controls: MarketoControls): Reply {
	if (call.method !== 'GET') return plainText(405, '');
	const id = Number(/\/leads\/([^/]+)\/smartCampaignMembership\.json$/.exec(call.path)?.[1]);
	if (!Number.isSafeInteger(id)) throw new RestError('1001', 'Invalid lead id');
	if (!leads.get(id)) throw new RestError('1004', `Lead [${id}] not found`);
	return page(call.query, controls, [...log.membershipsOf(id)], ({ campaignId, createdMs, updatedMs }) => ({
		...{ smartCampaignId: campaignId, createdAt: date(createdMs), updatedAt: date(updatedMs) },
	}));
}

function activityRow(
	{ id, leadId, atMs, type, campaignId, asset, attributes }: Activity,
	controls: MarketoControls,
): object {
	return {
		...{ id, marketoGUID: String(id), leadId, activityDate: date(atMs) },
		...{ activityTypeId: (activityTypes.get(type) ?? 0) + controls.typeOffset, campaignId },
		...{ primaryAttributeValueId: campaignId + 5000, primaryAttributeValue: asset, attributes },
	};
}

interface Point {
	sinceMs: number;
	start: number;
	empty: number;
}

/** With padding, as in Marketo's tokens: a client must encode them. */
function token({ sinceMs, start, empty }: Point): string {
	return `${Buffer.from(`${sinceMs} ${start} ${empty}`).toString('base64url')}====`;
}

function readToken(given: string): Point {
	if (given === '') throw new RestError('1002', 'nextPageToken cannot be blank');
	const parts = Buffer.from(given.replace(/=+$/, ''), 'base64url').toString().split(' ').map(Number);
	const [sinceMs = NaN, start = NaN, empty = NaN] = parts;
	if (parts.length !== 3 || parts.some(Number.isNaN)) throw new RestError('1003', 'Invalid nextPageToken');
	return { sinceMs, start, empty };
}

/** A list of numbers, given with commas or by repeating the parameter; throws RestError. */
function numbers(query: URLSearchParams, name: string, most: number): number[] {
	const given = query.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));
	if (given.length > most) throw new RestError('1003', `Number of ${name} exceeds the limit of ${most}`);
	const all = given.map(Number);
	if (all.some((number) => !Number.isSafeInteger(number))) throw new RestError('1001', `Invalid value for ${name}`);
	return all;
}

function date(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

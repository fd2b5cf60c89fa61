import { plainText, type Call, type Reply } from '../http';
import { campaigns, isTriggerable } from './campaigns';
import type { MarketoControls } from './controls';
import type { Lead, Leads } from './leads';
import { page } from './page';
import { RestError } from './restReplies';

const mostValues = 300;
const mostMatches = 1000;
export const longestUri = 8192;
export const largestBody = 1024 * 1024;

const filters = new Map<string, keyof Lead>([
	['email', 'email'],
	['id', 'id'],
	['sfdcAccountId', 'sfdcAccountId'],
	['sfdcContactId', 'sfdcContactId'],
	['sfdcLeadId', 'sfdcLeadId'],
	['sfdcLeadOwnerId', 'sfdcLeadOwnerId'],
	['sfdcOpptyId', 'sfdcOpptyId'],
	['customerNumber', 'customerNumber'],
]);
const defaultFields = ['id', 'email', 'updatedAt', 'createdAt', 'firstName', 'lastName'];

/** Get Leads by Filter Type; the order of the result does not depend on the filter values (Marketo documentation, "Leads"). */
export function getLeads(call: Call, leads: Leads, controls: MarketoControls): Reply {
	const query = leadsQuery(call);
	if (!query) return plainText(405, '');
	const filterType = query.get('filterType');
	if (!filterType) throw new RestError('1002', 'filterType cannot be blank');
	const field = filters.get(filterType);
	if (!field) throw new RestError('1011', `Field '${filterType}' is not supported`);
	const values = (query.get('filterValues') ?? '').split(',').map((value) => value.trim());
	if (values.join('') === '') throw new RestError('1002', 'filterValues cannot be blank');
	if (values.length > mostValues) {
		throw new RestError('1003', `Number of filter values exceeds the limit of ${mostValues}`);
	}
	const found = new Map(values.flatMap((value) => leads.find(field, value)).map((lead) => [lead.id, lead]));
	if (found.size > mostMatches) throw new RestError('1003', 'Too many results match the filter');
	const rows = [...found.values()].sort((a, b) => b.id - a.id);
	const names = query.get('fields')?.split(',') ?? defaultFields;
	return page(query, controls, rows, (lead) => shown(lead, names));
}

/** A look-up that is too long for a URL is sent as a form that names the real method. */
function leadsQuery({ method, query, body }: Call): URLSearchParams | undefined {
	if (method === 'GET') return query;
	return method === 'POST' && query.get('_method') === 'GET' ? new URLSearchParams(body.toString()) : undefined;
}

function shown(lead: Lead, names: string[]): object {
	const values = new Map<string, unknown>(Object.entries(lead));
	return Object.fromEntries(
		names.map((name) => {
			if (!values.has(name)) throw new RestError('1006', `Field '${name}' not found`);
			return [name, values.get(name)];
		}),
	);
}

/** Get Campaigns, a list that can be filtered by program name. */
export function getCampaigns(call: Call, controls: MarketoControls): Reply {
	if (call.method !== 'GET') return plainText(405, '');
	const { query } = call;
	const accepted = (name: string): string[] | undefined =>
		query
			.get(name)
			?.split(',')
			.map((value) => value.trim().toLowerCase());
	const matches = (name: string, value: string): boolean => accepted(name)?.includes(value.toLowerCase()) ?? true;
	const rows = campaigns.filter(
		(campaign) =>
			matches('id', String(campaign.id)) &&
			matches('name', campaign.name) &&
			matches('programName', campaign.programName) &&
			matches('workspaceName', campaign.workspaceName) &&
			(query.get('isTriggerable') !== 'true' || isTriggerable(campaign)),
	);
	return page(query, controls, rows, ({ id, name, programName, workspaceName, type, active }) => ({
		...{ id, name, type, programName, workspaceName, active },
		...{ createdAt: '2025-11-01T08:00:00Z', updatedAt: '2026-02-01T08:00:00Z' },
	}));
}

/** Refuses requests that are too large to reach the API. */
export function refuseSize(call: Call): Reply | undefined {
	const uri = `${call.path}?${call.query.toString()}`;
	if (uri.length > longestUri) return plainText(414, 'Request-URI Too Long');
	return call.body.length > largestBody ? plainText(413, 'Request Entity Too Large') : undefined;
}

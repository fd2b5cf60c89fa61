import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CredentialFields } from '../shared/contract/credential';
import type { Operation } from '../shared/contract/operation';
import type { WireRequest } from '../shared/contract/wire';
import type { Plan } from '../shared/delivery/deliver';
import { optionsCollection } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { waitingProperties } from '../shared/description/waiting';
import { patience, readResultQuery, SHORTEST_PAUSE_MS, type ResultQuery } from './campaignResult.read';
import { marketoCredential } from './credential';
import { periodOf } from './activities.operation';
import { followLeads } from './followLeads';
import { marketoPace } from './marketo.description';
import { activitiesRequest, MOST_LEADS_FOLLOWED } from './wire/activities';
import { judgeForeign } from './wire/restResponse';

/** With the calls for activities of a thousand leads, fewer than eighty. */
const DEFAULT_MEMBERSHIP_CHECKS = 25;

export const campaignResultProperties: INodeProperties[] = [
	outputSchema('campaignResult'),
	{
		displayName: 'Campaign ID',
		name: 'campaignId',
		type: 'string',
		default: '={{ $json.campaignId }}',
		description: 'The smart campaign that was requested',
	},
	{
		displayName: 'Lead IDs',
		name: 'leadIds',
		type: 'string',
		default: '={{ $json.leadIds }}',
		description: 'One lead ID, a list of them, or a text with commas between them; at most 300 per item',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '={{ $json.requestedAt }}',
		description: 'When the campaign was requested. Times without an offset use the workflow time zone.',
	},
	...waitingProperties({
		...patience,
		leastSeconds: SHORTEST_PAUSE_MS / 1000,
		notes: ['Marketo records activities minutes late.'],
		pollInterval: 'Pause between two rounds of requests, at least 30 seconds: activities arrive minutes late',
		maxWait:
			'Time after which polling stops. A lead that Marketo then has nothing of did not qualify; one whose message is still under way has the outcome unknown.',
	}),
	optionsCollection(
		[
			{
				displayName: 'Membership Checks',
				name: 'membershipChecks',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: DEFAULT_MEMBERSHIP_CHECKS,
				description:
					'For at most so many leads per run to whom nothing was sent, one request each finds out whether they ran through the campaign',
			},
		],
		marketoPace,
		'A repeated question changes nothing.',
	),
];

/** Asks what came of requests. Items share calls: their leads are asked about thirty at a time. */
export function campaignResultPlan(context: IExecuteFunctions): Plan<ResultQuery> {
	const given: unknown = context.getNodeParameter('options.membershipChecks', 0, DEFAULT_MEMBERSHIP_CHECKS);
	const checks = typeof given === 'number' && given >= 0 ? Math.floor(given) : DEFAULT_MEMBERSHIP_CHECKS;
	return {
		operation: preview,
		defaults: marketoPace,
		send: async (run, pending) => await followLeads(run, pending, checks),
	};
}

/** Reads the items and shows the call for a dry run, which looks nothing up: with the time and the names in place of their IDs. */
const preview: Operation<ResultQuery> = {
	credential: marketoCredential,
	limits: { messages: MOST_LEADS_FOLLOWED, bytes: MOST_LEADS_FOLLOWED },
	readsOnly: true,
	read: readResultQuery,
	group: ({ sinceMs, leadIds }) => ({ key: String(periodOf(sinceMs)), bytes: leadIds.length }),
	encode: previewRequest,
	judge: judgeForeign,
};

function previewRequest(queries: ResultQuery[], credential: CredentialFields): WireRequest {
	const leadIds = [...new Set(queries.flatMap((query) => query.leadIds))].slice(0, MOST_LEADS_FOLLOWED);
	const page = new Date(Math.min(...queries.map(({ sinceMs }) => sinceMs))).toISOString();
	return activitiesRequest(
		leadIds.map((leadId) => ({ leadId, page, batch: 0, types: new Map() })),
		credential,
	);
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { CredentialFields } from '../shared/contract/credential';
import type { Listed } from '../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../shared/contract/wire';
import { loadList } from '../shared/delivery/loadList';
import { campaignCredential } from './credential';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { ipDiagnosis } from './wire/ipDiagnosis';
import type { Labelled } from './wire/query';
import { readWorkflows, workflowsRequest } from './wire/workflows';

/** The event types of the instance, for the resource locator. */
export const searchEventTypes = searching(eventTypesRequest, readEventTypes);

/** The workflows of the instance, for the resource locator. */
export const searchWorkflows = searching(workflowsRequest, readWorkflows);

/** Lists what people know by its label, and calls by its internal name: what contains the text that was typed in. */
function searching(
	request: (credential: CredentialFields) => WireRequest,
	read: (response: WireResponse) => Listed<Labelled[]>,
) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const all = await loadList(this, campaignCredential, request, read, ipDiagnosis);
		const wanted = filter.toLowerCase();
		const results = all
			.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted))
			.map(({ name, label }) => ({ name: label === name ? name : `${label} (${name})`, value: name }));
		return { results };
	};
}

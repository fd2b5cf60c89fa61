import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { campaignCredential } from './credential';
import { labelledEntries } from './labelled';
import { ipDiagnosis } from './wire/ipDiagnosis';

/** The event types of the instance, for the resource locator. */
export async function searchEventTypes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const eventTypes = await loadList(this, campaignCredential, eventTypesRequest, readEventTypes, ipDiagnosis);
	return labelledEntries(eventTypes, filter);
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { campaignCredential } from './credential';
import { labelledEntries } from './labelled';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { readWorkflows, workflowsRequest } from './wire/workflows';

/** The workflows of the instance, for the resource locator. */
export async function searchWorkflows(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const workflows = await loadList(this, campaignCredential, workflowsRequest, readWorkflows, ipDiagnosis);
	return labelledEntries(workflows, filter);
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { campaignCredential } from './credential';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { readWorkflows, workflowsRequest } from './wire/workflows';

/** The workflows of the instance, for the resource locator. */
export async function searchWorkflows(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const workflows = await loadList(this, campaignCredential, workflowsRequest, readWorkflows, ipDiagnosis);
	const wanted = filter?.toLowerCase() ?? '';
	const results = workflows
		.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted))
		.map(({ name, label }) => ({ name: label === name ? name : `${label} (${name})`, value: name }));
	return { results };
}

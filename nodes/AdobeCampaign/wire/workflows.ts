import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { byLabel, readRecords, selectRequest, type Labelled } from './query';

/** Adobe: queries are not meant for more than a few hundred records (acc-js-sdk documentation, "Query API"). */
const MOST_WORKFLOWS = 500;

/** Asks for the workflows of the instance (Campaign Classic documentation, "SOAP methods in JavaScript"). */
export function workflowsRequest(credential: CredentialFields): WireRequest {
	return selectRequest(credential, {
		schema: 'xtk:workflow',
		select: [{ expr: '@internalName' }, { expr: '@label' }],
		lineCount: MOST_WORKFLOWS,
	});
}

/** Reads the workflows, sorted by label. */
export function readWorkflows(response: WireResponse): Listed<Labelled[]> {
	const records = readRecords(response, 'workflow');
	if (records.kind !== 'list') return records;
	const workflows = records.list.flatMap(({ attributes: { internalName = '', label = '' } }) => {
		return internalName === '' ? [] : [{ name: internalName, label: label || internalName }];
	});
	return { kind: 'list', list: workflows.sort(byLabel) };
}

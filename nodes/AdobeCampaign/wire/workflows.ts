import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { readRecords, selectRequest } from './query';

export interface Workflow {
	/** The internal name, such as `WKF12345`. */
	name: string;
	label: string;
}

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
export function readWorkflows(response: WireResponse): Listed<Workflow[]> {
	const records = readRecords(response, 'workflow');
	if (records.kind !== 'list') return records;
	const workflows = records.list.flatMap(({ attributes: { internalName = '', label = '' } }) => {
		return internalName === '' ? [] : [{ name: internalName, label: label || internalName }];
	});
	return { kind: 'list', list: workflows.sort((a, b) => a.label.localeCompare(b.label)) };
}

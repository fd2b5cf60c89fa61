import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { judgeInstanceRefusal } from '../../shared/ims/campaignRefusal';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow } from '../../shared/platform/errorRow';
import { isRecord, memberAt, readJson, textIn } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { noActivities, workflowErrors } from '../restErrors';
import { workflowPath, type RestWorkflow } from './restSignal';

/** The paths of the triggers of a workflow by the names of its activities; undefined for an activity that has none. */
export type Triggers = ReadonlyMap<string, string | undefined>;

/** Asks for a workflow and the addresses of its signals (Campaign v8 documentation, "Triggering a signal activity"). */
export function workflowRequest(workflow: RestWorkflow, credential: CredentialFields): WireRequest {
	return getJson(`${imsHosts(credential).campaignUrl}${workflowPath(workflow)}`, { 'Cache-Control': 'no-cache' });
}

/**
 * Reads `activities.activity.<name>.trigger.href`. Of an address only its path counts: whatever host a response names, the
 * token goes to that of the credential alone.
 */
export function judgeWorkflow(response: WireResponse): Judgement<Triggers> {
	if (response.status < 200 || response.status > 299) return judgeInstanceRefusal(response, workflowErrors);
	const workflow = readJson(response.body);
	const named = memberAt(workflow, 'activities', 'activity');
	if (isRecord(named)) {
		const triggers = new Map(Object.entries(named).map(([name, activity]) => [name, triggerPath(activity)]));
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json: triggers }] };
	}
	const row = workflow ? noActivities : workflowErrors.statuses.other;
	return judgeRow(row, response, { platformMessage: platformWords(response.body) });
}

function triggerPath(activity: unknown): string | undefined {
	const href = textIn(memberAt(activity, 'trigger', 'href')).trim();
	const [, path] = /^(?:https?:\/\/[^/?#]+)?(\/[^/?#]+\/campaign\/workflow\/execution\/[^?#\s]+)$/i.exec(href) ?? [];
	return path === undefined || /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path) ? undefined : path;
}

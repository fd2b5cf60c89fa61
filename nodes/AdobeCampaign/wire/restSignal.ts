import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { judgeInstanceRefusal } from '../../shared/ims/campaignRefusal';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow } from '../../shared/platform/errorRow';
import { isPage } from '../../shared/platform/page';
import { platformWords } from '../../shared/text/platformWords';
import { restSignalErrors, signalNotRead } from '../restErrors';

/** A workflow of an instance. */
export interface RestWorkflow {
	/** The tenant ID. */
	organization: string;
	/** The ID in the properties of the workflow, its internal name. */
	workflowId: string;
}

/** A signal to an *External signal* activity over REST. */
export interface RestSignal extends RestWorkflow {
	activity: string;
	/** The request body as JSON text. */
	body: string;
	/** The path of the activity's trigger as Campaign named it; absent where it was not looked up. */
	triggerPath?: string;
}

/** The most bytes of a body: "the payload size should not exceed 64Ko" (Campaign v8 documentation, "Triggering a signal activity"). */
export const MOST_SIGNAL_BYTES = 65_536;

/** "External signal activities cannot be triggered more often than every 10 minutes" (the same page); in milliseconds. */
export const SIGNAL_INTERVAL_MS = 600_000;

/**
 * The body of a signal (Campaign v8 documentation, "Triggering a signal activity"): `source` is mandatory, `parameters` are
 * left out where there are none.
 *
 * @param parameters JSON text of an object
 */
export function signalBody(source: string, parameters: string): string {
	return `{"source":${JSON.stringify(source)}${parameters === '{}' ? '' : `,"parameters":${parameters}`}}`;
}

/** The path of a workflow, relative to the host. */
export function workflowPath({ organization, workflowId }: RestWorkflow): string {
	return `/${encodeURIComponent(organization)}/campaign/workflow/execution/${encodeURIComponent(workflowId)}`;
}

/**
 * The call that triggers an activity, for all messages of a call, which ask for the same. Its address is one that Campaign
 * gave: "Do not try to build an URL by yourself" (Campaign v8 documentation, "Must-read"). What a dry run shows, which asks
 * nobody, has the names where Campaign has keys.
 */
export function restSignalRequest([first]: RestSignal[], credential: CredentialFields): WireRequest {
	const { organization = '', workflowId = '', activity = '', body = '', triggerPath } = first ?? {};
	const named = `${workflowPath({ organization, workflowId })}/activities/activity/${encodeURIComponent(activity)}/trigger`;
	return {
		method: 'POST',
		url: `${imsHosts(credential).campaignUrl}${triggerPath ?? named}`,
		headers: {
			Accept: 'application/json',
			'Cache-Control': 'no-cache',
			'Content-Type': 'application/json;charset=utf-8',
		},
		body,
	};
}

/** A success that speaks of an error, or a web page, which comes from something else than Campaign. */
const saysOtherwise = (body: string): boolean => isPage(body) || /\b(?:RST|XTK)-\d{6}\b/.test(body);

/** What the response means. What a success contains is not documented, so its status decides where nothing speaks against it. */
export function judgeRestSignal(response: WireResponse, signals: RestSignal[]): Judgement {
	if (response.status < 200 || response.status > 299) return judgeInstanceRefusal(response, restSignalErrors);
	if (saysOtherwise(response.body)) {
		return judgeRow(signalNotRead, response, { platformMessage: platformWords(response.body) });
	}
	return {
		kind: 'answered',
		outcomes: signals.map(({ workflowId, activity }) => ({
			outcome: 'accepted',
			json: { accepted: true, workflowId, activity },
		})),
	};
}

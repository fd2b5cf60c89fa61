import type { CredentialFields } from '../../shared/contract/credential';
import type { Attempt, Judgement, NotAnswered } from '../../shared/contract/judgement';
import { unknown } from '../../shared/contract/outcome';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow, rowFor } from '../../shared/platform/errorRow';
import { memberAt, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { orchestratedErrors, triggeredTooRecently, triggerNotRead } from '../errors';
import { readFacts, readRefusal } from './refusal';

/** A signal that starts an orchestrated campaign. */
export interface Trigger {
	campaignId: string;
	/** JSON text of the object with the variables. */
	variables: string;
}

export const orchestratedPath = '/ajo/campaign-orchestration/orchestratedCampaigns';

/** Signals that are the same one: however many items ask for it, it is given once. */
export function triggerKey({ campaignId, variables }: Trigger): string {
	return JSON.stringify([campaignId.toLowerCase(), variables]);
}

/**
 * The call that triggers an orchestrated campaign, for all messages of a call, which ask for the same
 * (AdobeDocs/journey-optimizer-apis, static/CO-trigger-API.yaml). Without the version the path does not exist.
 */
export function triggerRequest([first]: Trigger[], credential: CredentialFields): WireRequest {
	const { campaignId = '', variables = '{}' } = first ?? {};
	const url = `${imsHosts(credential).platformUrl}${orchestratedPath}/${encodeURIComponent(campaignId)}/trigger`;
	return postJson(url, variables === '{}' ? '{}' : `{"variables":${variables}}`, { 'x-api-version': '1' });
}

/** What the response means: a success names the campaign, everything else has Journey Optimizer's usual form. */
export function judgeTrigger(response: WireResponse, triggers: Trigger[], attempt: Attempt): Judgement {
	if (response.status >= 300) return judgeRefusal(response, triggers, attempt);
	const body = response.status >= 200 ? readJson(response.body) : undefined;
	if (body?.status !== 'success') {
		return judgeRow(triggerNotRead, response, { platformMessage: platformWords(response.body) });
	}
	const message = typeof body.message === 'string' ? body.message : undefined;
	return {
		kind: 'answered',
		outcomes: triggers.map(({ campaignId }) => ({
			outcome: 'accepted',
			json: { accepted: true, campaignId, ...(message === undefined ? {} : { message }) },
		})),
	};
}

function judgeRefusal(response: WireResponse, triggers: Trigger[], attempt: Attempt): Judgement {
	const facts = readFacts(response);
	const [, family] = /^CJMOC-(\d+)(?:-\d+)?$/.exec(facts.code ?? '') ?? [];
	if (family === TOO_RECENTLY) return judgeTooRecently(response, triggers, attempt);
	const row = rowFor(orchestratedErrors, family);
	const judgement = row ? judgeRow(row, response, facts) : readRefusal(response).judgement;
	if (judgement.kind === 'unknown') return lost(judgement);
	// All messages of a call ask for the same: halving it would only ask several times.
	return judgement.kind === 'refused' ? { kind: 'refused', reason: judgement.reason, indivisible: true } : judgement;
}

const TOO_RECENTLY = '6104';

/**
 * "A throttle guardrail enforces a 1-hour minimum interval between triggers in production". It is about this campaign
 * alone, so the account goes on; nobody waits for it here. After a lost attempt of ours, that one may have been the last
 * trigger.
 */
function judgeTooRecently(response: WireResponse, triggers: Trigger[], attempt: Attempt): Judgement {
	const waitMs = retryAfterMs(response.headers['retry-after'], Date.now()) ?? toldMs(response);
	const seconds = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000);
	const told = seconds === undefined ? {} : { retryAfterSeconds: seconds };
	const reason = {
		message: triggeredTooRecently,
		todo:
			seconds === undefined
				? 'Journey Optimizer takes one trigger an hour. Send this item again later.'
				: `Journey Optimizer takes one trigger an hour. Send this item again in ${Math.ceil(seconds / 60)} minutes.`,
		httpStatus: response.status,
		...readFacts(response),
	};
	if (attempt === 'maybeExecuted') {
		const todo = 'The last trigger may be the attempt before, which brought no response. Look at the campaign first.';
		return { kind: 'answered', outcomes: triggers.map(() => unknown({ ...reason, todo, details: told })) };
	}
	return { kind: 'refused', indivisible: true, reason: { ...reason, retryable: true, details: told } };
}

/** The pause that the body names, in seconds; in milliseconds. */
function toldMs(response: WireResponse): number | undefined {
	const told = memberAt(readJson(response.body), 'report', 'additionalContext', 'retryAfter');
	const seconds = Number(told ?? undefined);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Nobody knows whether the campaign was triggered. */
function lost(judgement: NotAnswered): NotAnswered {
	return { ...judgement, reason: { ...judgement.reason, todo: triggerNotRead.todo } };
}

import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement, NotAnswered } from '../../shared/contract/judgement';
import type { Reason } from '../../shared/contract/outcome';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { isRecord } from '../../shared/text/json';
import type { Token } from './campaignRequest';
import { restHost } from './hosts';
import { rowId } from './page';
import { judgeForeign, readRest, type RestError } from './restResponse';
import { badTokens } from './trigger';

/** One run of a batch campaign. */
export interface Schedule {
	campaignId: number;
	/** In UTC as `scheduleTime` writes it; empty for five minutes after the call. */
	runAt: string;
	tokens: Token[];
	/** The name of the program that the campaign's own is cloned to; empty for a run of the campaign itself. */
	cloneToProgramName: string;
}

/** "The campaign runs five minutes after the request" is the earliest (Marketo developer documentation, "Smart campaigns"). */
export const EARLIEST_RUN_MS = 5 * 60_000;
/** "Cannot be more than two years in the future"; in the shortest way to count them. */
export const LATEST_RUN_MS = 2 * 365 * 24 * 3_600_000;

/** A time as the documented request has it: seconds, and an offset without a colon. */
export function scheduleTime(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}+0000`;
}

/** Runs that are the same one: however many items ask for it, it is scheduled once. */
export function scheduleKey({ campaignId, runAt, tokens, cloneToProgramName }: Schedule): string {
	return JSON.stringify([campaignId, runAt, tokens.map(({ name, value }) => [name, value]), cloneToProgramName]);
}

/**
 * Schedule Campaign, for all messages of a call, which ask for the same run. The member for the clone has the name of
 * the API file and of live tests (marketo-apis, swagger-mapi.json; Talend/components); the documentation's prose has
 * another.
 */
export function scheduleRequest(schedules: Schedule[], credential: CredentialFields): WireRequest {
	const [first] = schedules;
	const tokens = first?.tokens ?? [];
	const input = {
		...(first?.runAt ? { runAt: first.runAt } : {}),
		...(tokens.length > 0 ? { tokens } : {}),
		...(first?.cloneToProgramName ? { cloneToProgramName: first.cloneToProgramName } : {}),
	};
	const url = `${restHost(credential)}/rest/v1/campaigns/${first?.campaignId ?? ''}/schedule.json`;
	return postJson(url, JSON.stringify({ input }));
}

/** The response names the campaign that will run, which is a new one where the program was cloned. */
export function judgeSchedule(response: WireResponse, schedules: Schedule[]): Judgement {
	const rest = readRest(response, 'Execute Campaign');
	if (rest.kind === 'notAnswered') return judgeRefusal(rest.judgement, rest.errors, schedules[0]);
	const { requestId, result } = rest.body;
	const told = typeof requestId === 'string' && requestId !== '' ? { requestId } : {};
	if (!('requestId' in told) && !Array.isArray(result)) return lost(judgeForeign(response));
	const [row] = Array.isArray(result) ? result.filter(isRecord) : [];
	return {
		kind: 'answered',
		outcomes: schedules.map(({ campaignId, runAt, cloneToProgramName }) => {
			const scheduled = rowId(row?.id) ?? campaignId;
			return {
				outcome: 'accepted',
				json: {
					...{ accepted: true, campaignId },
					...(scheduled === campaignId ? {} : { scheduledCampaignId: scheduled }),
					...(runAt === '' ? {} : { runAt: new Date(`${runAt.slice(0, 19)}Z`).toISOString() }),
					...(cloneToProgramName === '' ? {} : { cloneToProgramName }),
					...told,
				},
			};
		}),
	};
}

/** All messages of a call ask for the same run, so a refusal is about all of them. */
function judgeRefusal(judgement: NotAnswered, errors: RestError[], schedule: Schedule | undefined): Judgement {
	if (judgement.kind === 'busy' && judgement.reason.code === '611' && schedule?.cloneToProgramName) {
		const todo = `If this lasts, a program named "${schedule.cloneToProgramName}" may already exist.`;
		return { ...judgement, reason: { ...judgement.reason, todo } };
	}
	if (judgement.kind !== 'refused') return lost(judgement);
	const { reason } = judgement;
	const text = errors.map(({ message }) => message).join(' ');
	return { kind: 'refused', indivisible: true, reason: explained(reason, text) };
}

function explained(reason: Reason, text: string): Reason {
	// The limit on clones ends with the day (Marketo developer documentation, "Error codes").
	if (reason.code === '1020') return { ...reason, retryable: true };
	if (reason.code !== '1003') return reason;
	if (/token/i.test(text)) return badTokens(reason, text);
	if (/runAt|date/i.test(text)) {
		const todo = "Choose a time that is at least five minutes and at most two years ahead for 'Run At'.";
		return { ...reason, message: 'Marketo does not accept the time of the run', todo };
	}
	return {
		...reason,
		message: 'Marketo cannot schedule this campaign',
		todo: 'It must be a batch campaign. A trigger campaign is started with Marketo Request Campaign.',
	};
}

/** Nobody knows whether the run was scheduled. */
function lost(judgement: NotAnswered): NotAnswered {
	if (judgement.kind !== 'unknown') return judgement;
	const todo = 'The run may have been scheduled: look at the Schedule tab of the campaign before you send it again.';
	return { ...judgement, reason: { ...judgement.reason, todo } };
}

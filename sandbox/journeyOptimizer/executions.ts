import { contentType, json, plainText, type Call, type Reply } from '../http';
import type { Journal } from '../journal';
import { isObject, parseJson } from '../json';
import { findCampaign, modeOf, type Campaign, type Mode } from './campaigns';
import type { JourneyOptimizerControls } from './controls';
import { invalid, Problem, problemReply } from './problem';
import { readContext, readRecipients, type Recipient } from './recipients';
import type { Runs } from './runs';

const prefixes: Record<Mode, string> = { unitary: 'UMA', highthroughput: 'HUMA', audience: 'CMA' };
const maxSummaryLength = 160;
const modeNames: Record<Mode, string> = {
	unitary: 'unitary',
	highthroughput: 'high throughput',
	audience: 'audience-based',
};

/** Called for each message that was accepted, with the id of its execution. */
export type Accepted = (campaign: Campaign, recipient: Recipient, executionId: string) => void;

/** Interactive message executions (Journey Optimizer APIs, "Trigger campaigns using APIs"). */
export class Executions {
	private readonly requestIds = new Set<string>();
	private lastNumber = 26_000_000;

	constructor(
		private readonly controls: JourneyOptimizerControls,
		private readonly journal: Journal,
		private readonly runs: Runs,
		private readonly onAccepted: Accepted,
	) {}

	reset(): void {
		this.requestIds.clear();
	}

	execute(call: Call, mode: Mode): Reply {
		if (contentType(call).mediaType !== 'application/json') return plainText(415, 'Unsupported Media Type');
		const parsed = parseJson(call.body.toString());
		const body = isObject(parsed) ? parsed : undefined;
		const given = (name: string) => (typeof body?.[name] === 'string' ? { [name]: body[name] } : {});
		const context: Record<string, string> = { ...given('requestId'), ...given('campaignId') };
		try {
			if (!body) throw invalid('Malformed JSON request');
			if (this.controls.cosmosRevoked) throw cosmosProblem();
			return this.take(call, body, mode);
		} catch (error) {
			if (error instanceof Problem) return problemReply(error, context);
			throw error;
		}
	}

	private take(call: Call, body: Record<string, unknown>, mode: Mode): Reply {
		const { requestId } = body;
		if (mode !== 'audience' && (typeof requestId !== 'string' || requestId === '')) {
			throw invalid('requestId must not be blank');
		}
		const campaign = readCampaign(body.campaignId, mode);
		if (mode === 'audience') {
			const context = readContext(body.context, 'request');
			const run = this.runs.read(body);
			this.remember(requestId);
			return this.takeAudience(call, requestId, campaign, context, run);
		}
		const recipients = readRecipients(body.recipients, campaign, mode);
		this.remember(requestId);
		const executionId = this.nextId(mode);
		for (const recipient of recipients) {
			this.record(call, mode, campaign, recipient, { executionId, requestId });
			this.onAccepted(campaign, recipient, executionId);
		}
		return this.accepted(requestId, { executionId });
	}

	private takeAudience(
		call: Call,
		requestId: unknown,
		campaign: Campaign,
		context: Record<string, unknown>,
		{ audienceId, executeAtMs }: { audienceId: string; executeAtMs?: number },
	): Reply {
		const executionId = this.nextId('audience');
		this.journal.addMessage({
			...{ platform: 'journeyOptimizer', kind: 'audience', call: call.id, key: audienceId, addressee: audienceId },
			...{ eventType: campaign.name, summary: JSON.stringify(context).slice(0, maxSummaryLength) },
			detail: { executionId, requestId, campaignId: campaign.campaignId, context, executeAtMs },
		});
		if (executeAtMs === undefined) {
			this.runs.start(executionId, campaign, audienceId);
			return this.accepted(requestId, { executionId });
		}
		return json(202, this.runs.schedule(executionId, campaign, audienceId, executeAtMs));
	}

	private remember(requestId: unknown): void {
		if (typeof requestId !== 'string') return;
		if (this.controls.repeatedRequestIds === 'refuse' && this.requestIds.has(requestId)) {
			throw new Problem(409, 'CJMRT-000032', 'Duplicate request: this requestId was already used');
		}
		this.requestIds.add(requestId);
	}

	private record(
		call: Call,
		mode: Mode,
		campaign: Campaign,
		{ userId, namespace, address, context, given }: Recipient,
		ids: Record<string, unknown>,
	): void {
		this.journal.addMessage({
			...{ platform: 'journeyOptimizer', kind: mode, call: call.id, key: userId, addressee: address },
			...{ eventType: campaign.name, summary: JSON.stringify(context).slice(0, maxSummaryLength) },
			detail: { ...ids, campaignId: campaign.campaignId, namespace, context, recipient: given },
		});
	}

	private accepted(requestId: unknown, ids: Record<string, string>): Reply {
		const now = new Date().toISOString();
		const reported = this.controls.answer === 'complete' ? ids : {};
		const by = 'SANDBOX@techacct.adobe.com';
		return json(202, { ...reported, requestId, createdAt: now, createdBy: by, modifiedAt: now, modifiedBy: by });
	}

	private nextId(mode: Mode): string {
		this.lastNumber += 1;
		return `${prefixes[mode]}-${this.lastNumber}`;
	}
}

function readCampaign(campaignId: unknown, mode: Mode): Campaign {
	if (typeof campaignId !== 'string') throw invalid('campaignId must not be null');
	const campaign = findCampaign(campaignId);
	if (!campaign || campaign.campaignType !== 'ApiTriggered') throw invalid('Cannot find the Campaign');
	if (campaign.status !== 'LIVE') throw invalid('The campaign is not live');
	const now = Date.now();
	if (campaign.startAt && Date.parse(campaign.startAt) > now)
		throw invalid('The start date of the campaign has not been reached');
	if (campaign.endAt && Date.parse(campaign.endAt) <= now) throw invalid('The end date of the campaign has passed');
	const own = modeOf(campaign);
	if (own !== mode) throw invalid(`A ${modeNames[own]} campaign cannot be executed with this endpoint`);
	return campaign;
}

/** The documentation quotes this text from the system logs. */
function cosmosProblem(): Problem {
	const text =
		'Access to your account is currently revoked because the Azure Cosmos DB service is unable to obtain the AAD ' +
		"authentication token for the account's default identity";
	return new Problem(500, 'CJMRT-000050', text);
}

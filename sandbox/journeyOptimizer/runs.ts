import { randomUUID } from 'node:crypto';

import { json, type Reply } from '../http';
import { schemaValidator } from '../json';
import type { Campaign } from './campaigns';
import { invalid, Problem, problemReply } from './problem';
import { violation } from './recipients';

interface Run {
	executionId: string;
	campaignId: string;
	audienceId: string;
	createdAt: string;
}

/** The audience that is configured in a campaign. */
export const defaultAudienceId = '0a0b0c0d-0000-4000-8000-00000000beef';

const isRequest = schemaValidator().compile<{ audience?: { id: string }; schedule?: { executeAt: string } }>({
	type: 'object',
	properties: {
		audience: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
		schedule: {
			type: 'object',
			required: ['executeAt'],
			properties: { executeAt: { type: 'string', format: 'date-time' } },
		},
	},
});

/** Audience runs and schedules. */
export class Runs {
	private readonly runs = new Map<string, Run>();
	private readonly schedules = new Map<string, { run: Run; executeAtMs: number }>();

	reset(): void {
		this.runs.clear();
		this.schedules.clear();
	}

	/** The audience and the time of a request body; throws Problem. */
	read(body: unknown): { audienceId: string; executeAtMs?: number } {
		if (!isRequest(body)) throw violation(isRequest, 'request');
		const { audience, schedule } = body;
		const audienceId = audience?.id ?? defaultAudienceId;
		if (schedule === undefined) return { audienceId };
		const executeAtMs = Date.parse(schedule.executeAt);
		if (executeAtMs <= Date.now()) throw invalid('schedule.executeAt must be in the future');
		return { audienceId, executeAtMs };
	}

	start(executionId: string, { campaignId }: Campaign, audienceId: string): void {
		this.runs.set(executionId, { executionId, campaignId, audienceId, createdAt: new Date().toISOString() });
	}

	schedule(executionId: string, { campaignId }: Campaign, audienceId: string, executeAtMs: number): object {
		const scheduleId = randomUUID();
		const run = { executionId, campaignId, audienceId, createdAt: new Date().toISOString() };
		this.schedules.set(scheduleId, { run, executeAtMs });
		return this.scheduled(scheduleId);
	}

	execution(executionId: string): Reply {
		const run = this.runs.get(executionId);
		return run ? json(200, status(run)) : notFound(`Execution ${executionId} not found`);
	}

	scheduleStatus(scheduleId: string): Reply {
		return this.schedules.has(scheduleId)
			? json(200, this.scheduled(scheduleId))
			: notFound(`Schedule ${scheduleId} not found`);
	}

	cancel(scheduleId: string): Reply {
		const found = this.schedules.get(scheduleId);
		if (!found || found.executeAtMs <= Date.now()) return notFound(`Schedule ${scheduleId} not found`);
		this.schedules.delete(scheduleId);
		return json(200, {});
	}

	private scheduled(scheduleId: string): object {
		const found = this.schedules.get(scheduleId);
		if (!found) return {};
		const { run, executeAtMs } = found;
		const isTriggered = executeAtMs <= Date.now();
		return {
			...{ scheduleId, scheduleStatus: isTriggered ? 'Triggered' : 'Scheduled' },
			...{ audience: { id: run.audienceId }, campaignId: run.campaignId },
			executeAt: new Date(executeAtMs).toISOString(),
			...(isTriggered ? { executionDetails: status(run) } : {}),
		};
	}
}

function status(run: Run): object {
	return { ...run, status: 'Succeeded', targetedProfileCount: 1250 };
}

function notFound(title: string): Reply {
	return problemReply(new Problem(404, 'MSG-000404', title), {});
}

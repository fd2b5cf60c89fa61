import { randomUUID } from 'node:crypto';

import { json, type Reply } from '../http';
import type { Campaign } from './campaigns';
import { invalid, Problem, problemReply } from './problem';
import { isObject } from './recipients';

interface Run {
	executionId: string;
	campaignId: string;
	audienceId: string;
	createdAt: string;
}

/** The audience that a campaign names itself. */
export const defaultAudienceId = '0a0b0c0d-0000-4000-8000-00000000beef';
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Audience runs and what is scheduled. */
export class Runs {
	private readonly runs = new Map<string, Run>();
	private readonly schedules = new Map<string, { run: Run; executeAtMs: number }>();

	reset(): void {
		this.runs.clear();
		this.schedules.clear();
	}

	/** What a body says about audience and time; throws Problem. */
	read(body: Record<string, unknown>, _campaign: Campaign): { audienceId: string; executeAtMs?: number } {
		const { audience, schedule } = body;
		if (audience !== undefined && (!isObject(audience) || typeof audience.id !== 'string')) {
			throw invalid('audience.id must not be blank');
		}
		const audienceId = audience === undefined ? defaultAudienceId : String(audience.id);
		if (schedule === undefined) return { audienceId };
		const executeAt = isObject(schedule) ? schedule.executeAt : undefined;
		if (typeof executeAt !== 'string' || !dateTime.test(executeAt))
			throw invalid('schedule.executeAt must be a date-time');
		const executeAtMs = Date.parse(executeAt);
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

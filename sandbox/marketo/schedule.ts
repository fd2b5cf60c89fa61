import { plainText, type Call, type Reply } from '../http';
import { findCampaign, refuseTokens, type SmartCampaign } from './campaigns';
import type { MarketoControls } from './controls';
import { readTokens, type Token } from './inputTokens';
import { jsonBody, member } from './jsonBody';
import { RestError, restSuccess } from './restReplies';

const dayMs = 24 * 3_600_000;
const earliestMs = 5 * 60_000;
const latestMs = 2 * 366 * dayMs;
/** What a call may take from the moment its sender looked at the clock. */
const graceMs = 10_000;
const clonesPerDay = 20;
/** The documented form of a date has no colon in its offset; ISO 8601 allows one, and a fraction of a second. */
const dateForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)(?:Z|([+-]\d\d):?(\d\d))$/;
const members = ['runAt', 'tokens', 'cloneToProgramName'];

/** A run that was scheduled. */
export interface ScheduledRun {
	campaign: SmartCampaign;
	/** ISO 8601, UTC; five minutes after the call if it named no time. */
	runAt: string;
	tokens: Token[];
	cloneToProgramName: string;
}

/** Schedules of batch campaigns, and the programs that were cloned for them. */
export class Schedules {
	private clones: Array<{ name: string; atMs: number }> = [];
	private lastCloned = 9000;

	/** Schedule Campaign (Marketo documentation, "Smart campaigns"). */
	respond(call: Call, controls: MarketoControls, take: (run: ScheduledRun, call: Call) => void): Reply {
		if (call.method !== 'POST') return plainText(405, '');
		const campaign = findCampaign(/\/campaigns\/([^/]+)\/schedule\.json$/.exec(call.path)?.[1] ?? '');
		const input = member(jsonBody(call), 'input') ?? {};
		if (campaign.type !== 'batch') throw new RestError('1003', 'Trigger campaigns cannot be scheduled');
		const strange = Object.keys(Object(input)).filter((name) => !members.includes(name));
		if (strange.length > 0) throw new RestError('1003', `Invalid data: ${strange.join(', ')}`);
		const runAt = readRunAt(member(input, 'runAt'));
		const tokens = readTokens(member(input, 'tokens'));
		refuseTokens(campaign, tokens);
		const cloneToProgramName = this.readClone(member(input, 'cloneToProgramName'), campaign, controls);
		take({ campaign, runAt, tokens, cloneToProgramName }, call);
		if (cloneToProgramName === '') return restSuccess({ result: [{ id: campaign.id }] });
		this.clones.push({ name: cloneToProgramName, atMs: Date.now() });
		this.lastCloned += 1;
		return restSuccess({ result: [{ id: this.lastCloned }] });
	}

	reset(): void {
		this.clones = [];
		this.lastCloned = 9000;
	}

	/** A name that is taken is a system error (live tests in Talend/components). */
	private readClone(given: unknown, campaign: SmartCampaign, { clones }: MarketoControls): string {
		if (given === undefined) return '';
		if (typeof given !== 'string' || given === '') throw new RestError('1001', 'Invalid value for cloneToProgramName');
		if (given === campaign.programName || this.clones.some(({ name }) => name === given)) {
			throw new RestError('611', 'System error');
		}
		const today = this.clones.filter(({ atMs }) => atMs > Date.now() - dayMs).length;
		if (today >= Math.min(clones, clonesPerDay)) throw new RestError('1020', 'Too many clones to program');
		return given;
	}
}

function readRunAt(given: unknown): string {
	if (given === undefined) return new Date(Date.now() + earliestMs).toISOString();
	const [, local, hours = '+00', minutes = '00'] = dateForm.exec(typeof given === 'string' ? given : '') ?? [];
	const runAtMs = Date.parse(`${local}${hours}:${minutes}`);
	if (Number.isNaN(runAtMs)) throw new RestError('1001', 'Invalid value for runAt');
	if (runAtMs < Date.now() + earliestMs - graceMs)
		throw new RestError('1003', 'runAt must be at least 5 minutes ahead');
	if (runAtMs > Date.now() + latestMs) throw new RestError('1042', 'Invalid runAt date');
	return new Date(runAtMs).toISOString();
}

import type { Token } from './inputTokens';
import { RestError } from './restReplies';

const largestInteger = 2_147_483_647;

export interface SmartCampaign {
	id: number;
	name: string;
	programName: string;
	workspaceName: string;
	type: 'batch' | 'trigger';
	active: boolean;
	/** Has the trigger *Campaign is Requested* with this source. */
	source?: 'MKTOWS' | 'SALES';
	/** Takes each lead only once, Marketo's default rule; the others take it any number of times. */
	oncePerPerson?: boolean;
	/** Its program is nested in another one: tokens then cause a system error (reported by users). */
	nested?: boolean;
}

const requestable = { workspaceName: 'Default', type: 'trigger', active: true, source: 'MKTOWS' } as const;

/** The smart campaigns of the instance. */
export const campaigns: readonly SmartCampaign[] = [
	{ ...requestable, id: 1025, name: 'Send Welcome', programName: 'Onboarding' },
	{ ...requestable, id: 1026, name: 'Send Invoice', programName: 'Billing' },
	{ ...requestable, id: 1027, name: 'Triggered Campaign', programName: 'ER Demo' },
	{ ...requestable, id: 1028, name: 'Thanks, and see you', programName: 'Events, 2026' },
	{ ...requestable, id: 1029, name: 'v1.2 follow-up', programName: 'Product 3.0' },
	{ ...requestable, id: 1030, name: 'Confirm', programName: 'Newsletter' },
	{ ...requestable, id: 1031, name: 'Confirm', programName: 'Newsletter', workspaceName: 'Europe' },
	{ ...requestable, id: 1032, name: 'Send Welcome', programName: 'Partners', oncePerPerson: true },
	{ ...requestable, id: 1033, name: 'Call back', programName: 'Sales', source: 'SALES' },
	{ ...requestable, id: 1034, name: 'Invite', programName: 'Webinar 1', nested: true },
	{ ...requestable, id: 1040, name: 'Monthly digest', programName: 'Newsletter', type: 'batch' },
	{ ...requestable, id: 1043, name: 'Quarterly report', programName: 'Investors', type: 'batch' },
	{ ...requestable, id: 1044, name: 'Invite all', programName: 'Webinar 1', type: 'batch', nested: true },
	{ ...requestable, id: 1041, name: 'Old welcome', programName: 'Onboarding', active: false },
	{
		id: 1042,
		name: 'Clicked link',
		programName: 'Onboarding',
		workspaceName: 'Default',
		type: 'trigger',
		active: true,
	},
];

/** The campaign that a path names; throws RestError. */
export function findCampaign(given: string): SmartCampaign {
	const id = Number(given);
	if (!Number.isInteger(id) || id > largestInteger) throw new RestError('1001', 'Invalid value for campaign id');
	const campaign = campaigns.find((candidate) => candidate.id === id);
	if (!campaign) throw new RestError('1013', 'Campaign not found');
	return campaign;
}

/** Whether a request can start the campaign. */
export function isTriggerable({ active, type, source }: SmartCampaign): boolean {
	return active && type === 'trigger' && source === 'MKTOWS';
}

/** Throws RestError for tokens that the campaign's program does not have or cannot take. */
export function refuseTokens(campaign: SmartCampaign, tokens: Token[]): void {
	const unknownTokens = tokens
		.filter(({ name }) => !knownTokens.has(name))
		.map(({ name }) => name.replace(/[{}]/g, ''));
	if (unknownTokens.length > 0) {
		throw new RestError('1003', `Invalid token value: ${JSON.stringify(unknownTokens)} `);
	}
	if (campaign.nested && tokens.length > 0) throw new RestError('611', 'System error');
}

/** The My Tokens that every program has. */
export const knownTokens: ReadonlySet<string> = new Set(
	['my.message', 'my.firstName', 'my.product', 'my.total', 'my.order', 'my.link'].map((name) => `{{${name}}}`),
);

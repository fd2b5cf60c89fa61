import type { Campaign, Mode } from './campaigns';
import { invalid, Problem } from './problem';

export interface Recipient {
	userId: string;
	namespace: string;
	address: string;
	context: Record<string, unknown>;
	/** Everything as it came. */
	given: Record<string, unknown>;
}

const mostRecipients = 20;
const mostContextBytes = 200 * 1024;

/** The recipients of a body, or the first thing that is wrong with one of them. */
export function readRecipients(list: unknown, campaign: Campaign, mode: Mode): Recipient[] {
	if (!Array.isArray(list) || list.length === 0) throw invalid('recipients must hold at least 1 element');
	if (list.length > mostRecipients) throw invalid(`recipients must hold at most ${mostRecipients} elements`);
	const recipients = list.map((entry: unknown, place) => readRecipient(entry, place, campaign, mode));
	const users = new Set(recipients.map(({ userId }) => userId));
	if (users.size < recipients.length) throw invalid('recipients: userId must be unique within the request');
	return recipients;
}

function readRecipient(entry: unknown, place: number, campaign: Campaign, mode: Mode): Recipient {
	const at = `recipients[${place}]`;
	if (!isObject(entry)) throw invalid(`${at} must be an object`);
	const { type, userId, namespace, channelData, profile, context } = entry;
	if (type !== 'aep' && type !== 'external') throw invalid(`${at}.type must be one of aep, external`);
	if (mode === 'highthroughput' && type !== 'external') throw invalid(`${at}.type must be external`);
	if (typeof userId !== 'string' || userId === '') throw invalid(`${at}.userId must not be blank`);
	if (typeof namespace !== 'string' || namespace === '') throw invalid(`${at}.namespace must not be blank`);
	for (const name of ['mergePolicyName', 'mergePolicySchema']) {
		if (name in entry && (type !== 'aep' || typeof entry[name] !== 'string'))
			throw invalid(`${at}.${name} is not allowed`);
	}
	if (namespace.toLowerCase() !== campaign.identityNamespace) {
		throw invalid(`${at}.namespace is not the identity type of the campaign`);
	}
	checkData(profile, `${at}.profile`);
	const address = readAddress(channelData, at) ?? userId;
	if (type === 'aep' && !campaign.createNewProfile && userId.startsWith('unknown')) {
		throw new Problem(422, 'CJMRT-030012', `Profile not found for ${at}`);
	}
	return { userId, namespace, address, context: readContext(context, at), given: entry };
}

function readAddress(channelData: unknown, at: string): string | undefined {
	if (channelData === undefined) return undefined;
	if (!isObject(channelData)) throw invalid(`${at}.channelData must be an object`);
	const { emailAddress, mobilePhoneNumber } = channelData;
	for (const [name, value] of Object.entries({ emailAddress, mobilePhoneNumber })) {
		if (value !== undefined && typeof value !== 'string') throw invalid(`${at}.channelData.${name} must be a string`);
	}
	if (typeof emailAddress === 'string' && !/^\S+@\S+$/.test(emailAddress)) {
		throw new Problem(422, 'CJMTL-010011', 'The recipient field emailAddress is not valid');
	}
	const address = emailAddress ?? mobilePhoneNumber;
	return typeof address === 'string' ? address : undefined;
}

/** Context for templates, of a recipient or of an audience. */
export function readContext(context: unknown, at: string): Record<string, unknown> {
	const data = checkData(context, `${at}.context`);
	if ('system' in data) throw invalid(`${at}.context.system is reserved`);
	if (Buffer.byteLength(JSON.stringify(data)) > mostContextBytes) throw invalid(`${at}.context exceeds 200 KB`);
	return data;
}

function checkData(data: unknown, at: string): Record<string, unknown> {
	if (data === undefined) return {};
	if (!isObject(data)) throw invalid(`${at} must be an object`);
	for (const [name, value] of Object.entries(data)) {
		if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) {
			throw invalid(`${at}.${name} must be a string or an object`);
		}
	}
	return data;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

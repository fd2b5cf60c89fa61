import type { ValidateFunction } from 'ajv';

import { schemaValidator } from '../json';
import type { Campaign, Mode } from './campaigns';
import { invalid, Problem } from './problem';

type Data = Record<string, unknown>;

/** A recipient as the request describes it. */
interface GivenRecipient {
	type: 'aep' | 'external';
	userId: string;
	namespace: string;
	channelData?: { emailAddress?: string; mobilePhoneNumber?: string };
	profile?: Data;
	context?: Data;
	attachments?: Array<{ source: { path: string } }>;
}

export interface Recipient {
	userId: string;
	namespace: string;
	address: string;
	context: Data;
	/** Everything as it came. */
	given: object;
}

const mostRecipients = 20;
/** "You can include up to five PDF attachments in an email" ("Attach a PDF file to an email"). */
const mostAttachments = 5;
const mostContextBytes = 200 * 1024;

const ajv = schemaValidator();
const text = { type: 'string' };
const nonEmptyText = { type: 'string', minLength: 1 };
const data = { type: 'object', additionalProperties: { type: ['string', 'object', 'array'] } };

const attachment = {
	type: 'object',
	required: ['name', 'contentType', 'source'],
	additionalProperties: false,
	properties: {
		...{ name: nonEmptyText, contentType: { const: 'application/pdf' } },
		source: {
			type: 'object',
			required: ['type', 'path'],
			additionalProperties: false,
			properties: { type: { const: 'dlzPath' }, path: nonEmptyText },
		},
	},
};

const areRecipients = ajv.compile<GivenRecipient[]>({
	type: 'array',
	...{ minItems: 1, maxItems: mostRecipients },
	items: {
		type: 'object',
		required: ['type', 'userId', 'namespace'],
		properties: {
			...{ type: { enum: ['aep', 'external'] }, userId: nonEmptyText, namespace: nonEmptyText },
			channelData: { type: 'object', properties: { emailAddress: text, mobilePhoneNumber: text } },
			attachments: { type: 'array', maxItems: mostAttachments, items: attachment },
			...{ profile: data, context: data, mergePolicyName: text, mergePolicySchema: text },
		},
		// A merge policy says how profiles are found, and an external recipient has none.
		if: { properties: { type: { const: 'external' } } },
		then: { properties: { mergePolicyName: false, mergePolicySchema: false } },
	},
});
const isContext = ajv.compile<Data>(data);

/** The recipients of a request body; throws the Problem of the first one that is refused. */
export function readRecipients(list: unknown, campaign: Campaign, mode: Mode): Recipient[] {
	if (!areRecipients(list)) throw violation(areRecipients, 'recipients');
	const recipients = list.map((recipient, index) => readRecipient(recipient, `recipients[${index}]`, campaign, mode));
	const users = new Set(recipients.map(({ userId }) => userId));
	if (users.size < recipients.length) throw invalid('recipients: userId must be unique within the request');
	return recipients;
}

function readRecipient(given: GivenRecipient, at: string, campaign: Campaign, mode: Mode): Recipient {
	const { type, userId, namespace, channelData = {} } = given;
	if (mode === 'highthroughput' && type !== 'external') throw invalid(`${at}.type must be external`);
	if (namespace.toLowerCase() !== campaign.identityNamespace) {
		throw invalid(`${at}.namespace is not the identity type of the campaign`);
	}
	for (const { source } of given.attachments ?? []) {
		if (/:\/\/|^\/|[?]|^(dlz-)?ajoemailattachments\//.test(source.path)) {
			throw invalid(`${at}.attachments: path is relative to the container`);
		}
	}
	const { emailAddress, mobilePhoneNumber } = channelData;
	if (emailAddress !== undefined && !/^\S+@\S+$/.test(emailAddress)) {
		throw new Problem(422, 'CJMTL-010011', 'The recipient field emailAddress is not valid');
	}
	if (type === 'aep' && !campaign.createNewProfile && userId.startsWith('unknown')) {
		throw new Problem(422, 'CJMRT-030012', `Profile not found for ${at}`);
	}
	const address = emailAddress ?? mobilePhoneNumber ?? userId;
	return { userId, namespace, address, context: readContext(given.context, at), given };
}

/** The data for templates, of a recipient or of an audience. */
export function readContext(context: unknown, at: string): Data {
	if (context === undefined) return {};
	if (!isContext(context)) throw violation(isContext, `${at}.context`);
	if ('system' in context) throw invalid(`${at}.context.system is reserved`);
	if (Buffer.byteLength(JSON.stringify(context)) > mostContextBytes) throw invalid(`${at}.context exceeds 200 KB`);
	return context;
}

/** The first thing that a validator has found, as a Problem that names the field: `recipients[0].userId must be string`. */
export function violation({ errors }: ValidateFunction, at: string): Problem {
	const { instancePath = '', message = '' } = errors?.[0] ?? {};
	const field = at + instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
	return invalid(`${field} ${message}`);
}

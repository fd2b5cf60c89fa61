import { readCurl } from '../../shared/paste/curl';
import { shortId } from '../../shared/paste/fields';
import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { oncePerText } from '../../shared/paste/once';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { excerpt } from '../../shared/paste/excerpt';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import type { Field } from '../../shared/paste/field';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { shapeOf } from '../../shared/paste/shape';
import { unwrap } from '../../shared/paste/unwrap';
import { visibleText } from '../../shared/text/invisible';
import { isRecord } from '../../shared/text/json';
import { isUuid } from '../../shared/text/uuid';
import { executionsPath, type Endpoint } from '../wire/execution';
import { readPastedAddress } from './pastedAddress';
import { readPastedFor, type PastedFor } from './pastedFor';
import { fieldAt, fieldOfProfile } from './pastedFields';

/** A campaign's cURL request, read once for all items. Token and API key are not in it. */
export interface PastedCampaign {
	endpoint: Endpoint;
	campaignId: string;
	/** The body without its IDs; of several recipients only the first, which is the template. */
	document: ParsedObject;
	fields: readonly Field[];
	/** The platform, the organization and the sandbox that the request was made for. */
	madeFor: PastedFor;
	/** Whether other recipients of the sample have other members than the first one. */
	differing: boolean;
}

const copyCampaign = 'Copy the cURL request of the activated campaign in Journey Optimizer, whole and unchanged.';

/**
 * Reads the cURL request that an activated campaign shows (Journey Optimizer documentation, "Trigger API triggered
 * campaigns").
 *
 * @throws PasteRefused for every other text
 */
export const readPastedCampaign = oncePerText((text: string): PastedCampaign => {
	if (isCampaignBody(text)) throw onlyBody(text);
	const request = readCurl(text);
	const { endpoint, host } = readPastedAddress(request);
	const line = request.bodyLine;
	const body = readBody(request.body, line);
	const campaignId = readCampaignId(body.campaignId, line);
	const { requestId: _requestId, campaignId: _campaignId, ...others } = body;
	const { recipients, ...more } = others;
	const template = endpoint === 'audience' ? undefined : readRecipients(recipients, line);
	if (endpoint === 'audience' && recipients !== undefined) {
		throw new PasteRefused('a request for an audience', 'one with recipients', line, copyCampaign);
	}
	const document: ParsedObject = template ? { ...more, recipients: [template.first] } : more;
	const classify = template?.first.type === 'aep' ? fieldOfProfile : fieldAt;
	return {
		...{ endpoint, campaignId, document, fields: fieldsIn(document, classify) },
		...{ madeFor: readPastedFor(host, request.headers), differing: template?.differing ?? false },
	};
});

/** Whether a text is the body of a request and nothing else. */
function isCampaignBody(text: string): boolean {
	const { text: bare } = unwrap(text);
	if (!bare.startsWith('{')) return false;
	const body = parsedOrNothing(bare);
	if (!isParsedObject(body)) return false;
	const { campaignId, recipients } = body;
	return (
		typeof campaignId === 'string' &&
		isUuid(visibleText(campaignId)) &&
		(recipients === undefined || Array.isArray(recipients))
	);
}

function parsedOrNothing(text: string): ParsedJson | undefined {
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}

/** Which kind of request it is stands in the URL alone. */
function onlyBody(text: string): PasteRefused {
	const before = `curl https://platform.adobe.io${executionsPath}/unitary -d '`;
	return new PasteRefused(
		'the cURL request with its URL',
		'its body alone, which lacks only the URL',
		unwrap(text).firstLine,
		`The URL says which kind of request it is. Copy the whole cURL request, or put ${before} before the body and ' behind it; in place of unitary it is highthroughput or audience, as the campaign shows it.`,
	);
}

function readBody(body: string | undefined, line: number): ParsedObject {
	if (body === undefined || body.trim() === '') {
		throw new PasteRefused('a request with a body', 'none (no -d, --data or --data-raw)', line, copyCampaign);
	}
	const parsed = parseJson(body, line);
	if (isParsedObject(parsed)) return parsed;
	throw new PasteRefused('a JSON object as the body', 'another value', line, copyCampaign);
}

function readCampaignId(value: ParsedJson | undefined, line: number): string {
	const id = typeof value === 'string' ? visibleText(value) : '';
	if (isUuid(id)) return id;
	const found = typeof value === 'string' && value !== '' ? `"${excerpt(value)}"` : 'none';
	throw new PasteRefused("a campaign ID in 'campaignId'", found, line, copyCampaign);
}

function readRecipients(value: ParsedJson | undefined, line: number): { first: ParsedObject; differing: boolean } {
	const [first, ...others] = Array.isArray(value) ? value : [];
	if (!isParsedObject(first)) {
		const found = value === undefined ? 'none' : 'something other than a list of recipients';
		throw new PasteRefused("a recipient in 'recipients'", found, line, copyCampaign);
	}
	const shape = shapeOf(first);
	return { first, differing: others.some((other) => shapeOf(other) !== shape) };
}

const endpoints: Readonly<Record<Endpoint, string>> = {
	unitary: 'Unitary',
	highThroughput: 'High throughput',
	audience: 'Audience',
};

/** What the node takes from a pasted request, for the form. */
export function takenFromText(text: string): string[] {
	const { endpoint, campaignId, document } = readPastedCampaign(text);
	const { recipients } = document;
	const first: unknown = Array.isArray(recipients) ? recipients[0] : undefined;
	const { type, namespace } = isRecord(first) ? first : {};
	const recipient =
		type === 'external' || endpoint === 'highThroughput' ? 'external recipient' : 'Experience Platform profile';
	const known = typeof namespace === 'string' && !isPlaceholder(namespace);
	return [
		endpoints[endpoint],
		`campaign ${shortId(campaignId)}`,
		...(endpoint === 'audience' ? [] : [recipient]),
		...(known ? [`namespace ${namespace}`] : []),
	];
}

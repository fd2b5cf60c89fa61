import { readCurl } from '../../shared/paste/curl';
import type { CurlRequest } from '../../shared/paste/curlRequest';
import { optionalField, requiredField, typeOf, type Field } from '../../shared/paste/field';
import { shortId } from '../../shared/paste/fields';
import { hostIn } from '../../shared/paste/host';
import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { oncePerText } from '../../shared/paste/once';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { decodedPart, otherPath, pathIn } from '../../shared/paste/urlPath';
import { visibleText } from '../../shared/text/invisible';
import { orchestratedPath } from '../wire/orchestrated';
import { isHttpRequestText, readHttpRequestText } from './httpRequestText';
import { readPastedFor, type PastedFor } from './pastedFor';

/** The request of an orchestrated campaign, read once for all items. Token and API key are not in it. */
export interface PastedOrchestrated {
	campaignId: string;
	/** The body: its variables. */
	document: ParsedObject;
	fields: readonly Field[];
	madeFor: PastedFor;
}

const copyRequest =
	"Copy it from 'Copy API request' in the schedule of the orchestrated campaign, whole and unchanged.";

/**
 * Reads what *Copy API request* gives in the schedule of an orchestrated campaign, as cURL or as HTTP request.
 *
 * @throws PasteRefused for every other text
 */
export const readPastedOrchestrated = oncePerText((text: string): PastedOrchestrated => {
	const request = isHttpRequestText(text) ? readHttpRequestText(text) : readCurl(text);
	const campaignId = readAddress(request);
	const document = readBody(request);
	return {
		...{ campaignId, document, fields: fieldsIn(document, fieldAt) },
		madeFor: readPastedFor(hostIn(request.url), request.headers),
	};
});

/** What the node takes from a pasted request, for the form. */
export function takenFromOrchestrated(text: string): string[] {
	const { campaignId, madeFor } = readPastedOrchestrated(text);
	const { sandboxName } = madeFor;
	return [`campaign ${shortId(campaignId)}`, ...(sandboxName === undefined ? [] : [`sandbox ${sandboxName}`])];
}

const path = new RegExp(`^${orchestratedPath}/([^/]+)/trigger/?$`, 'i');

function readAddress({ method, url, urlLine }: CurlRequest): string {
	const given = pathIn(url);
	const [, id] = path.exec(given) ?? [];
	const expected = `the URL of a trigger request, ${orchestratedPath}/…/trigger`;
	if (id === undefined) {
		throw new PasteRefused(expected, otherPath(given), urlLine, copyRequest);
	}
	if (method !== 'POST') throw new PasteRefused('a POST request', 'another one', urlLine, copyRequest);
	const campaignId = visibleText(decodedPart(id));
	if (campaignId !== '' && !isPlaceholder(campaignId)) return campaignId;
	throw new PasteRefused('the ID of a campaign in the URL', 'a placeholder', urlLine, copyRequest);
}

function readBody({ body, bodyLine }: CurlRequest): ParsedObject {
	if (body === undefined || body.trim() === '') return {};
	const parsed = parseJson(body, bodyLine);
	if (!isParsedObject(parsed)) {
		throw new PasteRefused('a JSON object as the body', 'another value', bodyLine, copyRequest);
	}
	const { variables } = parsed;
	if (variables === undefined) return {};
	if (isParsedObject(variables)) return { variables };
	throw new PasteRefused("a JSON object in 'variables'", 'another value', bodyLine, copyRequest);
}

/** Each variable is a field. Its value in the text is a test value, which is sent where the field stays empty. */
function fieldAt(at: string, value: ParsedJson): Field | undefined {
	if (at === 'variables') return undefined;
	const isOpen = value === null || value === '' || (typeof value === 'string' && isPlaceholder(value));
	return isOpen ? requiredField(at, typeOf(value)) : optionalField(at, typeOf(value), value);
}

import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed, NotAnswered } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { judgeGateway } from '../../shared/ims/gateway';
import { imsHosts } from '../../shared/ims/hosts';
import { isRecord, memberAt, readJson, recordIn, textIn } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';

/** Something to choose from. */
export interface Choice {
	name: string;
	value: string;
}

/** One page of a list. */
export interface ChoicePage {
	choices: Choice[];
	/** Where the next page begins, undefined on the last one. */
	next?: string;
}

/** A list of the organization, page by page. */
export interface Resource {
	/** @param start the `next` of the page before, empty for the first one */
	request(credential: CredentialFields, start: string): WireRequest;
	read(response: WireResponse): Listed<ChoicePage>;
}

/** The connection specification of streaming sources (Experience Platform documentation, "HTTP API source"). */
const STREAMING_CONNECTION = 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb';
const FLOW_SERVICE = '/data/foundation/flowservice';
const PAGE_SIZE = '100';

/** Streaming connections with their inlets; a connection without an inlet is another kind of source. */
export const inlets: Resource = {
	request: (credential, start) =>
		flowServiceRequest(credential, 'connections', start, `connectionSpec.id==${STREAMING_CONNECTION}`),
	read: (response) =>
		readFlowService(response, ({ name, auth }) => {
			const params = recordIn(memberAt(auth, 'params'));
			return choice(textIn(name) || textIn(params.name), textIn(params.inletUrl));
		}),
};

/** Data flows, which carry what arrives at an inlet into a dataset. */
export const flows: Resource = {
	request: (credential, start) => flowServiceRequest(credential, 'flows', start),
	read: (response) => readFlowService(response, ({ name, id }) => choice(textIn(name), textIn(id))),
};

/** The schemas that the organization made itself (Experience Platform documentation, "Schemas endpoint"). */
export const schemas: Resource = {
	request(credential, start) {
		const query = new URLSearchParams({ limit: PAGE_SIZE, orderby: 'title', ...(start ? { start } : {}) });
		return {
			method: 'GET',
			url: `${imsHosts(credential).platformUrl}/data/foundation/schemaregistry/tenant/schemas?${query.toString()}`,
			headers: { Accept: 'application/vnd.adobe.xed-id+json' },
		};
	},
	read: (response) =>
		readPage(
			response,
			'results',
			({ title, $id }) => choice(textIn(title), textIn($id)),
			(body) => textIn(memberAt(body, '_page', 'next')),
		),
};

/** Flow Service, "List connections" and "List flows". */
function flowServiceRequest(
	credential: CredentialFields,
	resource: string,
	start: string,
	property?: string,
): WireRequest {
	const query = new URLSearchParams({
		limit: PAGE_SIZE,
		...(property ? { property } : {}),
		...(start ? { continuationToken: start } : {}),
	});
	return getJson(`${imsHosts(credential).platformUrl}${FLOW_SERVICE}/${resource}?${query.toString()}`);
}

type Read = (entry: Record<string, unknown>) => Choice | undefined;

function readFlowService(response: WireResponse, read: Read): Listed<ChoicePage> {
	return readPage(response, 'items', read, ({ _links }) => {
		return /[?&]continuationToken=([^&]+)/.exec(textIn(memberAt(_links, 'next', 'href')))?.[1] ?? '';
	});
}

function readPage(
	response: WireResponse,
	key: string,
	read: Read,
	nextOf: (body: Record<string, unknown>) => string,
): Listed<ChoicePage> {
	const body = response.status < 300 ? readJson(response.body) : undefined;
	const entries: unknown = body?.[key];
	if (!body || !Array.isArray(entries)) return judgeList(response);
	const choices = entries.flatMap((entry: unknown) => (isRecord(entry) ? (read(entry) ?? []) : []));
	const next = nextOf(body);
	return { kind: 'list', list: { choices, ...(next ? { next: decodeURIComponent(next) } : {}) } };
}

function judgeList(response: WireResponse): NotAnswered {
	const gateway = judgeGateway(response);
	if (gateway) return gateway;
	const message =
		response.status === 403 ? 'The credential may not read this list' : 'Experience Platform returned no list';
	const todo = 'Type the value in instead, or ask for the permission to view it.';
	const platformMessage = platformWords(response.body);
	return { kind: 'unknown', reason: { message, todo, httpStatus: response.status, platformMessage } };
}

function choice(name: string, value: string): Choice | undefined {
	return value ? { name: name || value, value } : undefined;
}

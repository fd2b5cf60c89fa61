import type { BearerTokens } from '../bearerTokens';
import { demo } from '../demo';
import { bearer, header, json, type Call, type Reply } from '../http';
import { flows, inlets } from './account';
import { xdmSchemas } from './schemas';

export type ResourceName = 'connections' | 'flows' | 'schemas';

const streamingConnection = 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb';

/** Lists of the organization: Flow Service and Schema Registry, behind Adobe's gateway. */
export function listResource(call: Call, name: ResourceName, tokens: BearerTokens): Reply {
	const refusal = refuseCaller(call, tokens);
	if (refusal) return refusal;
	if (name === 'schemas') return listSchemas(call);
	return name === 'flows' ? listFlows(call) : listConnections(call);
}

/** What the gateway checks (Experience Platform documentation, "Troubleshooting guide"). */
function refuseCaller(call: Call, tokens: BearerTokens): Reply | undefined {
	const refuse = (status: number, code: string, message: string): Reply => json(status, { error_code: code, message });
	const token = bearer(call);
	if (token === undefined) return refuse(403, '403010', 'Oauth token is missing');
	if (!tokens.isValid(token)) return refuse(401, '401013', 'Oauth token is not valid');
	const key = header(call, 'x-api-key');
	if (key === undefined) return refuse(403, '403000', 'Api Key is required');
	if (key !== demo.ims.clientId) return refuse(403, '403003', 'Api Key is invalid');
	const organization = header(call, 'x-gw-ims-org-id');
	if (organization === undefined) return refuse(400, '400003', 'Header x-gw-ims-org-id is missing');
	if (organization !== demo.ims.organizationId) return refuse(403, '403027', 'User region is missing');
	return undefined;
}

function listConnections(call: Call): Reply {
	const property = call.query.get('property');
	const streaming = [...inlets.values()].map(({ id, name, dataType, authenticationRequired }) => ({
		id: `${id.slice(0, 8)}-0000-4000-8000-000000000000`,
		name,
		state: 'enabled',
		connectionSpec: { id: streamingConnection, version: '1.0' },
		auth: {
			specName: 'Streaming Connection',
			params: {
				inletId: id,
				inletUrl: `http://${header(call, 'host')}/collection/${id}`,
				dataType,
				authenticationRequired,
			},
		},
	}));
	const other = {
		id: 'c0ffee00-0000-4000-8000-000000000000',
		name: 'Cloud storage',
		connectionSpec: { id: 'other', version: '1.0' },
	};
	const isFiltered = property === `connectionSpec.id==${streamingConnection}`;
	return flowServicePage(
		call,
		'/data/foundation/flowservice/connections',
		isFiltered ? streaming : [...streaming, other],
	);
}

function listFlows(call: Call): Reply {
	const entries = flows.map(({ id, name }) => ({ id, name, state: 'enabled' }));
	return flowServicePage(call, '/data/foundation/flowservice/flows', entries);
}

/** Pages contain at most two entries here, so that a client that reads only the first page is noticed. */
const largestPage = 2;

function flowServicePage(call: Call, path: string, entries: object[]): Reply {
	const { page, next } = pageOf(entries, call.query.get('limit'), call.query.get('continuationToken'));
	const links = next === undefined ? {} : { next: { href: `${path}?continuationToken=${encodeURIComponent(next)}` } };
	return json(200, { items: page, _links: links });
}

function listSchemas(call: Call): Reply {
	if (!/^application\/vnd\.adobe\.xed(-id|-full)?\+json/.test(header(call, 'accept') ?? '')) {
		return json(406, { title: 'Not Acceptable', status: 406, detail: 'Accept does not name a format of the registry' });
	}
	const entries = xdmSchemas.map(({ id, title }) => ({
		$id: id,
		'meta:altId': `_sandbox.schemas.${id.slice(-8)}`,
		version: '1.0',
		title,
	}));
	const { page, next } = pageOf(entries, call.query.get('limit'), call.query.get('start'));
	return json(200, { results: page, _page: { count: page.length, ...(next === undefined ? {} : { next }) } });
}

function pageOf(entries: object[], limit: string | null, start: string | null) {
	const from = Number(start?.replace('after:', '') ?? 0) || 0;
	const to = from + Math.min(largestPage, Number(limit) || largestPage);
	return { page: entries.slice(from, to), next: to < entries.length ? `after:${to}` : undefined };
}

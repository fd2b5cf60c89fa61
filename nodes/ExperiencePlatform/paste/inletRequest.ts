import type { CurlRequest } from '../../shared/paste/curlRequest';
import { hostIn } from '../../shared/paste/host';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { isPlaceholderId } from '../../shared/paste/placeholder';
import { otherMethod, otherPath, pathIn } from '../../shared/paste/urlPath';
import { visibleText } from '../../shared/text/invisible';
import { withoutEnd } from '../../shared/text/withoutEnd';

/** Which inlet a pasted request calls, and what its headers say; what it leaves open is empty. */
export interface InletRequest {
	/** Absent where the request has a variable in its place. */
	inlet?: InletAddress;
	/** Whether it names a data flow, if only by a placeholder: its body may then be data that a mapping converts. */
	hasFlow: boolean;
	flowId: string;
	datasetId: string;
	organizationId: string;
}

/** What tells inlets apart. */
export interface InletAddress {
	host: string;
	id: string;
}

const flow = 'x-adobe-flow-id';
const inletPath = /\/collection\/(?:batch\/)?([^/]+)$/i;

/**
 * Reads the request that Adobe's tutorials send to an inlet (Experience Platform documentation, "Create an HTTP API
 * streaming connection" and "Stream record data").
 *
 * @throws PasteRefused for a request to another API
 */
export function readInletRequest({ url, method, headers, urlLine }: CurlRequest): InletRequest {
	const [address = '', query = ''] = url.split('?');
	if (method !== 'POST') {
		throw new PasteRefused('a POST request to an inlet', otherMethod(method), urlLine, copyRequest);
	}
	const given = (wanted: string): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
	const known = (value = ''): string => {
		const id = withoutEnd(visibleText(value), '; ');
		return isPlaceholderId(id) ? '' : id;
	};
	const flowId = given(flow) ?? new URLSearchParams(query).get(flow) ?? undefined;
	const inlet = isPlaceholderId(address) && !address.includes('/') ? undefined : inletOf(address, urlLine);
	return {
		...(inlet ? { inlet } : {}),
		hasFlow: flowId !== undefined,
		flowId: known(flowId),
		datasetId: known(given('x-adobe-dataset-id')),
		organizationId: known(given('x-gw-ims-org-id')),
	};
}

const copyRequest = 'Copy the cURL request that sends data to the inlet, its URL has /collection/ in it.';

function inletOf(address: string, line: number): InletAddress | undefined {
	const [, id] = inletPath.exec(withoutEnd(visibleText(address), '/')) ?? [];
	if (id === undefined) {
		throw new PasteRefused('the URL of an inlet, /collection/…', otherPath(pathIn(address)), line, copyRequest);
	}
	const host = hostIn(address);
	return host === undefined || isPlaceholderId(id) ? undefined : { host, id: id.toLowerCase() };
}

/** Whether a pasted request calls the inlet of a URL; true where the URL is that of no inlet, which is refused elsewhere. */
export function isSameInlet(inlet: InletAddress, inletUrl: string): boolean {
	const [address = ''] = inletUrl.split(/[?#]/);
	const [, id] = inletPath.exec(withoutEnd(address, '/')) ?? [];
	return id === undefined || (inlet.id === id.toLowerCase() && inlet.host === hostIn(address));
}

import type { CurlRequest } from '../../shared/paste/curlRequest';
import { shownPath } from '../../shared/paste/excerpt';
import { hostIn } from '../../shared/paste/host';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { otherMethod, otherPath, pathIn } from '../../shared/paste/urlPath';
import { executionsPath, type Endpoint } from '../wire/execution';
import { withoutEnd } from '../../shared/text/withoutEnd';

const endpoints = new Map<string, Endpoint>([
	['unitary', 'unitary'],
	['highthroughput', 'highThroughput'],
	['audience', 'audience'],
]);

export interface PastedAddress {
	endpoint: Endpoint;
	/** With its port; absent where the sample has a variable in its place. */
	host?: string;
}

/**
 * Which of the calls that start a campaign an address names (Journey Optimizer APIs, "Trigger campaigns using APIs").
 *
 * @throws PasteRefused for every other call
 */
export function readPastedAddress({ method, url, urlLine: line }: CurlRequest): PastedAddress {
	const path = pathIn(url);
	const expected = `the URL of a campaign request, ${executionsPath}/unitary, /highthroughput or /audience`;
	const refused = (found: string): PasteRefused =>
		new PasteRefused(expected, found, line, 'Copy the cURL request of the activated campaign in Journey Optimizer.');

	const segments = withoutEnd(path, '/')
		.split('/')
		.slice(1)
		.map((segment) => segment.toLowerCase());
	const [mode = '', ...more] = segments.slice(executionsPath.split('/').length - 1);
	if (`/${segments.slice(0, 3).join('/')}` !== executionsPath) {
		throw refused(otherPath(path));
	}
	if (more.length > 0 || mode === 'schedules')
		throw refused('the request that asks for a run or a schedule, or cancels it');
	const endpoint = endpoints.get(mode);
	if (endpoint === undefined) throw refused(mode ? `another call: ${shownPath(mode)}` : 'no specific call');
	if (method !== 'POST') {
		throw new PasteRefused('a POST request', otherMethod(method), line);
	}
	const host = hostIn(url);
	return { endpoint, ...(host === undefined ? {} : { host }) };
}

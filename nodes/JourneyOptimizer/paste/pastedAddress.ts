import type { CurlRequest } from '../../shared/paste/curlRequest';
import { shownPath } from '../../shared/paste/excerpt';
import { hostIn } from '../../shared/paste/host';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { executionsPath, type Endpoint } from '../wire/execution';
import { withoutEnd } from '../../shared/text/withoutEnd';

const endpoints = new Map<string, Endpoint>([
	['unitary', 'unitary'],
	['highthroughput', 'highThroughput'],
	['audience', 'audience'],
]);

/** Scheme and host, either of which may be missing or a variable, and the path up to the query. */
const pathIn = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#]*([^?#]*)/i;

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
	const [, path = ''] = pathIn.exec(url) ?? [];
	const expected = `the URL of a campaign request, ${executionsPath}/unitary, /highthroughput or /audience`;
	const refused = (found: string): PasteRefused =>
		new PasteRefused(expected, found, line, 'Copy the cURL request of the activated campaign in Journey Optimizer.');

	const segments = withoutEnd(path, '/')
		.split('/')
		.slice(1)
		.map((segment) => segment.toLowerCase());
	const [mode = '', ...more] = segments.slice(executionsPath.split('/').length - 1);
	if (`/${segments.slice(0, 3).join('/')}` !== executionsPath) {
		throw refused(path.length > 1 ? `another API: ${shownPath(path)}` : 'a URL without a path');
	}
	if (more.length > 0 || mode === 'schedules')
		throw refused('the request that asks for a run or a schedule, or cancels it');
	const endpoint = endpoints.get(mode);
	if (endpoint === undefined) throw refused(mode ? `another call: ${shownPath(mode)}` : 'no specific call');
	if (method !== 'POST') {
		throw new PasteRefused('a POST request', `a ${/^[A-Z]{1,10}$/.test(method) ? method : 'different'} request`, line);
	}
	const host = hostIn(url);
	return { endpoint, ...(host === undefined ? {} : { host }) };
}

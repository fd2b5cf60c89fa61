import { isRecord } from '../shared/text/json';
import type { Endpoint } from './wire/execution';

/** How an entry of the campaign list ends, by the endpoint that its mode asks for. */
const endings: Readonly<Record<Endpoint, string>> = {
	unitary: 'Unitary)',
	highThroughput: 'High Throughput)',
	audience: 'Audience)',
};

/** The path of the chosen entry's text, which n8n keeps with the parameter. */
export const LISTED = '/campaignId.cachedResultName';

/** An entry of the campaign list: the name, the status where the campaign is not live, and the mode. */
export function listEntry(name: string, status: string, endpoint: Endpoint): string {
	const note = status && !/^live$/i.test(status) ? `${status.toLowerCase()}, ` : '';
	return `${name} (${note}${endings[endpoint]}`;
}

/**
 * Conditions on `LISTED` for entries of these endpoints. Patterns, because nothing may be chosen yet: n8n 1 asks even
 * `undefined` how it ends, which throws while a workflow is opened.
 */
export function listedAs(...endpoints: Endpoint[]): Array<{ _cnd: { regex: string } }> {
	return endpoints.map((endpoint) => ({ _cnd: { regex: `${endings[endpoint].replace(')', '\\)')}$` } }));
}

/**
 * The endpoint of a campaign that was chosen from the list.
 *
 * @param campaignId the parameter as it is stored
 * @returns undefined where the campaign was given in another way, so that 'Endpoint' says it
 */
export function endpointOfListed(campaignId: unknown): Endpoint | undefined {
	const { mode, cachedResultName: entry } = isRecord(campaignId) ? campaignId : {};
	if (mode !== 'list' || typeof entry !== 'string') return undefined;
	const all: Endpoint[] = ['unitary', 'highThroughput', 'audience'];
	return all.find((endpoint) => entry.endsWith(endings[endpoint]));
}

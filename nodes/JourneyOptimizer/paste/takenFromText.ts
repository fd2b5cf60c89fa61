import { shortId } from '../../shared/paste/fields';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { isRecord } from '../../shared/text/json';
import type { Endpoint } from '../wire/execution';
import { readPastedCampaign } from './pastedCampaign';

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

import type { ItemReader } from '../../shared/contract/itemReader';
import { memberAt, recordIn } from '../../shared/text/json';
import { writeJson } from '../../shared/text/exactJson';
import { fill } from '../../shared/paste/jsonTemplate';
import { readPastedText } from '../../shared/paste/pastedText';
import { readValues } from '../../shared/paste/readValues';
import { audienceContent, recipientContent } from '../content.read';
import { hintLists, recipientOf } from '../recipient.read';
import type { Execution } from '../wire/execution';
import type { PastedFor } from './pastedFor';
import { readPastedCampaign } from './pastedCampaign';

/**
 * Makes an execution of a campaign's cURL request and an item's values for its fields.
 *
 * @throws ItemRefused where the text cannot be understood, a field is not filled, or the platform would refuse the message
 */
export function readPasted(item: ItemReader): Omit<Execution, 'id'> & { madeFor: PastedFor } {
	const campaign = readPastedCampaign(readPastedText(item, 'Paste the cURL request of the activated campaign.'));
	const { endpoint, campaignId, madeFor } = campaign;
	if (campaign.differing) {
		item.hint('The recipients in the pasted request have different fields: the first one is the template for all');
	}
	const { recipients, ...more } = fill(campaign.document, campaign.fields, readValues(item, campaign.fields));
	if (endpoint === 'audience') {
		hintLists(item, recordIn(more.context));
		const content = audienceContent(more, memberAt(more, 'schedule', 'executeAt'), item.timezone);
		return { endpoint, campaignId, madeFor, ...content };
	}
	const first: unknown = Array.isArray(recipients) ? recipients[0] : undefined;
	const recipient = recipientOf(recordIn(first), endpoint === 'highThroughput' ? 'external' : 'aep', endpoint);
	hintLists(item, recipient.context, recordIn(recipient.body.profile));
	// What belongs to the call and not to a recipient is shared by the messages of a call.
	const callMembers = Object.keys(more).length > 0 ? writeJson(more) : undefined;
	return { endpoint, campaignId, madeFor, ...(callMembers ? { callMembers } : {}), ...recipientContent(recipient) };
}

import type { CredentialFields } from '../../shared/contract/credential';
import type { ItemReader } from '../../shared/contract/itemReader';
import { ItemRefused, type Reason } from '../../shared/contract/outcome';
import { imsHosts, productionHosts } from '../../shared/ims/hosts';
import { agree } from '../../shared/paste/agree';
import { checkPastedHost } from '../../shared/paste/host';
import { fill } from '../../shared/paste/jsonTemplate';
import { readValues } from '../../shared/paste/readValues';
import type { GivenAddress } from '../address.read';
import type { ApiPreview } from './apiPreview';

/**
 * The parameters that name the event, completed by the address of the paste.
 *
 * @throws ItemRefused where a parameter says something else than the paste
 */
export function agreedAddress(item: ItemReader, { address }: ApiPreview): GivenAddress {
	const text = (value: unknown): string => String(value ?? '').trim();
	return {
		organization: agree('Organization', text(item.parameter('organization')), address?.organization ?? ''),
		eventId: agree('Event ID', text(item.parameter('eventId')), address?.eventId ?? ''),
		transactionalApi: agree(
			'Transactional API',
			text(item.member('options', 'transactionalApi')),
			address?.transactionalApi ?? '',
		),
	};
}

/**
 * The request body that a preview and its values make.
 *
 * @param whole makes the body of the item itself, for a paste that holds only the address
 * @throws ItemRefused for a field that is not filled
 */
export function pastedBody(
	item: ItemReader,
	{ body, fields }: ApiPreview,
	whole: (item: ItemReader) => Record<string, unknown>,
): Record<string, unknown> {
	if (body) return fill(body, fields, readValues(item, fields));
	if (item.parameter('values.mappingMode') === 'autoMapInputData') return whole(item);
	throw new ItemRefused({
		message: 'The pasted text is a URL without a body, so it has no fields to fill in',
		todo: "Choose 'Map Automatically' to send the items as they are, or paste the body of the API preview as well.",
		details: { parameter: 'Pasted Text' },
	});
}

/** Whether the address of a paste is on the host that events go to; nothing is sent to another one. */
export function otherHost(host: string | undefined, credential: CredentialFields): Reason | undefined {
	if (host === undefined) return undefined;
	return checkPastedHost(host, [imsHosts(credential).campaignUrl, productionHosts.campaignUrl]);
}

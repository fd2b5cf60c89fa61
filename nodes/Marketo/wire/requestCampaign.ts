import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { rejected, unknown, type Outcome, type Reason } from '../../shared/contract/outcome';
import { find } from '../../shared/xml/parse';
import { escapeText } from '../../shared/xml/text';
import { keyWords, type Campaign, type CampaignRequest, type LeadKey, type Token } from './campaignRequest';
import { readSoap, type MarketoFault } from './soapResponse';
import { soapCall } from './soapEnvelope';

/** `requestCampaign` (Marketo SOAP documentation); texts were freed of what XML cannot carry before. */
export function requestCampaignCall(
	requests: CampaignRequest[],
	credential: CredentialFields,
	nowMs: number,
): WireRequest {
	const [first] = requests;
	const parameters = first
		? requestParameters(
				first,
				requests.map(({ key }) => key),
			)
		: '';
	return soapCall(credential, 'requestCampaign', parameters, nowMs);
}

/** In the order of the WSDL, which is a sequence. By ID there are no tokens, by name the list is there even when it is empty. */
function requestParameters({ source, campaign, tokens }: CampaignRequest, keys: LeadKey[]): string {
	const leadList = element('leadList', keys.map(leadKey).join(''));
	return (
		element('source', source) +
		(campaign.by === 'id' ? element('campaignId', String(campaign.id)) : '') +
		leadList +
		named(campaign, tokens)
	);
}

function named(campaign: Campaign, tokens: Token[]): string {
	if (campaign.by === 'id') return '';
	return (
		element('programName', escapeText(campaign.programName)) +
		element('campaignName', escapeText(campaign.campaignName)) +
		element('programTokenList', tokens.map(token).join(''))
	);
}

function leadKey({ type, value }: LeadKey): string {
	return element('leadKey', element('keyType', type) + element('keyValue', escapeText(value)));
}

function token({ name, value }: Token): string {
	return element('attrib', element('name', escapeText(name)) + element('value', escapeText(value)));
}

function element(name: string, content: string): string {
	return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/**
 * The response says yes to all leads or is a fault; it says nothing about a single lead.
 *
 * @param sentMs when the call was made first
 */
export function judgeRequestCampaign(
	response: WireResponse,
	requests: CampaignRequest[],
	sentMs = Date.now(),
): Judgement {
	const soap = readSoap(response, 'requestCampaign');
	if (soap.kind === 'notAnswered') {
		const { judgement, fault } = soap;
		return judgement.kind === 'refused' && fault?.code === '20103'
			? { ...judgement, guilty: unknownLeads(judgement.reason, fault, requests) }
			: judgement;
	}
	const success = find(soap.element, 'success')?.text.trim();
	const outcomes = requests.map((request) => outcomeOf(success, request, sentMs));
	return { kind: 'answered', outcomes };
}

function outcomeOf(success: string | undefined, { campaign, key }: CampaignRequest, sentMs: number): Outcome {
	// xs:boolean has two spellings.
	if (success === 'true' || success === '1') {
		const which = campaign.by === 'id' ? { campaignId: campaign.id } : { campaignName: campaign.campaignName };
		const told = { accepted: true, recipient: key.value, requestedAt: new Date(sentMs).toISOString(), api: 'soap' };
		return { outcome: 'accepted', json: { ...told, ...which, leadKey: { ...key } } };
	}
	if (success === 'false' || success === '0') {
		return rejected({
			message: 'Marketo reports that it did not request the campaign',
			todo: 'Check the campaign in Marketo.',
		});
	}
	return unknown({
		message: 'Marketo did not report whether it requested the campaign',
		todo: 'Look in the activity log of the leads before you send it again.',
	});
}

/** "No lead found with EMAIL = x@example.com (20103)" (davidsantoso/markety, example_xml); unnamed, the call is halved. */
function unknownLeads(reason: Reason, { message }: MarketoFault, requests: CampaignRequest[]) {
	const [, type, value = ''] = /with (\w{1,99}) = (.{0,999}?)(?:\s{0,9}\(20103\))?\s{0,9}$/s.exec(message) ?? [];
	return requests.flatMap(({ key }, position) => {
		const isNamed = key.type === type && key.value.toLowerCase() === value.toLowerCase();
		const named: Reason = { ...reason, message: `Marketo has no lead with ${keyWords(key)}` };
		return isNamed ? [{ position, reason: named }] : [];
	});
}

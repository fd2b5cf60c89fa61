import { field, type CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { find, type XmlElement } from '../../shared/xml/parse';
import { readSoap } from './response';
import { campaignBaseUrl } from './baseUrl';
import { soapRequest } from './envelope';

export interface EventType {
	/** The internal name, which an event's `type` holds. */
	name: string;
	label: string;
}

/**
 * Asks for the values of the enumeration `eventType` (acc-js-sdk, Message Center samples). Reads only, so it also
 * serves the credential's Test.
 */
export function eventTypesRequest(credential: CredentialFields): WireRequest {
	return soapRequest(
		campaignBaseUrl(field(credential, 'baseUrl')),
		'xtk:queryDef',
		'ExecuteQuery',
		'<urn:entity><queryDef schema="xtk:enumValue" operation="select"><select>' +
			'<node expr="@id"/><node expr="@name"/><node expr="@label"/></select>' +
			`<where><condition expr="[enum/@name]='eventType'"/></where></queryDef></urn:entity>`,
	);
}

/** Reads the event types, sorted by label. */
export function readEventTypes(response: WireResponse): Listed<EventType[]> {
	const soap = readSoap(response, 'ExecuteQuery');
	if (soap.kind !== 'response') return soap;
	const eventTypes = enumValues(find(soap.element, 'pdomOutput') ?? soap.element);
	return { kind: 'list', list: eventTypes.sort((a, b) => a.label.localeCompare(b.label)) };
}

function enumValues(element: XmlElement): EventType[] {
	const { name, label } = element.attributes;
	const own = name ? [{ name, label: label || name }] : [];
	return [...own, ...element.children.flatMap(enumValues)];
}

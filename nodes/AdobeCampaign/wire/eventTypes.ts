import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { find, type XmlElement } from '../../shared/xml/parse';
import { byLabel, selectRequest, type Labelled } from './query';
import { readSoap } from './response';

/**
 * Asks for the values of the enumeration `eventType` (acc-js-sdk, Message Center samples). Reads only, so it also
 * serves the credential's Test.
 */
export function eventTypesRequest(credential: CredentialFields): WireRequest {
	return selectRequest(credential, {
		schema: 'xtk:enumValue',
		select: [{ expr: '@id' }, { expr: '@name' }, { expr: '@label' }],
		where: "[enum/@name]='eventType'",
	});
}

/** Reads the event types, sorted by label. */
export function readEventTypes(response: WireResponse): Listed<Labelled[]> {
	const soap = readSoap(response, 'ExecuteQuery');
	if (soap.kind !== 'response') return soap;
	const eventTypes = enumValues(find(soap.element, 'pdomOutput') ?? soap.element);
	return { kind: 'list', list: eventTypes.sort(byLabel) };
}

function enumValues(element: XmlElement): Labelled[] {
	const { name, label } = element.attributes;
	const own = name ? [{ name, label: label || name }] : [];
	return [...own, ...element.children.flatMap(enumValues)];
}

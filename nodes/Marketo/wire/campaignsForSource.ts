import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { child, find, type XmlElement } from '../../shared/xml/parse';
import type { CampaignRow } from './campaigns';
import { readSoap } from './soapResponse';
import { soapCall, soapEnvelope } from './soapEnvelope';

const OPERATION = 'getCampaignsForSource';
const PARAMETERS = '<source>MKTOWS</source>';

/** Asks for the campaigns that the API may request. Reads only, so it also serves the credential's Test. */
export function campaignsForSourceCall(credential: CredentialFields): WireRequest {
	return soapCall(credential, OPERATION, PARAMETERS, Date.now());
}

/** The same message, unsigned, for the declarative part of the credential's Test. */
export const campaignsForSourceEnvelope = soapEnvelope(OPERATION, PARAMETERS);

/** Reads the campaigns; the name of each begins with that of its program and a dot. */
export function readCampaignsForSource(response: WireResponse): Listed<Array<Pick<CampaignRow, 'id' | 'name'>>> {
	const soap = readSoap(response, OPERATION);
	if (soap.kind !== 'response') return soap.judgement;
	const records = find(soap.element, 'campaignRecordList')?.children ?? [];
	return {
		kind: 'list',
		list: records.map((record) => ({ id: Number(text(record, 'id')), name: text(record, 'name') })),
	};
}

function text(record: XmlElement, name: string): string {
	return child(record, name)?.text.trim() ?? '';
}

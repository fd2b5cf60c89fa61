import type { CredentialFields } from '../../shared/contract/credential';
import type { Diagnosis } from '../../shared/contract/operation';
import type { WireRequest } from '../../shared/contract/wire';
import { parseXml } from '../../shared/xml/parse';
import { campaignBaseUrl } from './envelope';

/** Responds without a sign-in, and tells the caller which address Campaign sees (Campaign Classic, "Security zones"). */
export const TEST_PATH = '/r/test';

/** Asks Campaign which IP address it sees. */
export const ipDiagnosis: Diagnosis = {
	request: (credential: CredentialFields): WireRequest => ({
		method: 'GET',
		url: `${campaignBaseUrl(credential)}${TEST_PATH}`,
		headers: { Accept: 'text/xml' },
	}),
	explain(response) {
		const address = parseXml(response.body)?.attributes.sourceIP;
		return address && /^[\da-f.:]{3,45}$/i.test(address)
			? `Campaign sees this n8n at the IP address ${address}.`
			: undefined;
	},
};

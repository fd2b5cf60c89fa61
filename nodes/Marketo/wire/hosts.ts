import { ItemRefused } from '../../shared/contract/outcome';
import { baseUrl } from '../../shared/http/baseUrl';
import { field, keyField, type CredentialFields } from '../../shared/contract/credential';
import { urlIn } from '../../shared/text/url';

/** The host of the REST API; people also paste the endpoints as Marketo shows them, ending in `/rest` or `/identity`. */
export function restHost(credential: CredentialFields): string {
	refuseOther(keyField(credential, 'baseUrl'), 'Base URL', rest);
	return baseUrl(field(credential, 'baseUrl'), 'Base URL', /\/(rest|identity)(\/.*)?$/i);
}

/** The SOAP endpoint of the account; the address inside the WSDL is not the account's own. */
export function soapEndpoint(credential: CredentialFields): string {
	refuseOther(keyField(credential, 'endpoint'), 'Endpoint', soap);
	return baseUrl(field(credential, 'endpoint'), 'Endpoint', /\?wsdl$/i);
}

interface Api {
	name: string;
	/** The endpoint of an account. */
	endpoint(munchkinId: string): string;
	/** Hosts of the other API. */
	other: { hosts: RegExp; name: string };
}

const rest: Api = {
	name: 'REST',
	endpoint: (munchkinId) => `https://${munchkinId}.mktorest.com`,
	other: { hosts: /\.mktoapi\.com$/, name: 'SOAP' },
};
const soap: Api = {
	name: 'SOAP',
	endpoint: (munchkinId) => `https://${munchkinId}.mktoapi.com/soap/mktows/3_1`,
	other: { hosts: /\.mktorest\.com$/, name: 'REST' },
};

const munchkinId = /^\d{3}-[a-z]{3}-\d{3}$/i;
/** What the browser shows of Marketo: the application, its landing pages and Adobe's shell around it. */
const browserHosts = /(^|\.)(marketo\.com|mktoweb\.com|experience\.adobe\.com|marketo\.net)$/;

/** @throws ItemRefused for what people take for the endpoint, in the words that Marketo's own screens use */
function refuseOther(given: string, displayName: string, { name, endpoint, other }: Api): void {
	const where = `Marketo shows the endpoint under Admin, Web Services, ${name} API`;
	const refuse = (what: string, todo: string): ItemRefused =>
		new ItemRefused({ message: `'${displayName}' in the credential is ${what}, not the ${name} endpoint`, todo });
	if (munchkinId.test(given)) {
		throw refuse('the Munchkin account ID', `${where}; for this account it is probably ${endpoint(given)}.`);
	}
	const address = given.includes('//') ? given : `https://${given}`;
	const host = urlIn(address)?.hostname ?? '';
	const todo = `${where}: it looks like ${endpoint('123-ABC-456')}.`;
	if (browserHosts.test(host)) throw refuse('an address of Marketo in the browser', todo);
	if (other.hosts.test(host)) throw refuse(`the ${other.name} endpoint`, todo);
}

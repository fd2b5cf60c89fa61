import type { Credential } from '../../scripts/start/credentials';

/**
 * One credential per type, all for the sink, which does not check them.
 *
 * @param over tells the credentials of one address of the sink from those of another
 */
export function benchCredentials(sinkUrl: string, over: Over): Credential[] {
	const credentials = [
		{
			name: 'Bench Campaign',
			type: 'adobeCampaignSessionApi',
			data: { baseUrl: sinkUrl, authentication: 'logon', login: 'bench', password: 'bench-password' },
		},
		{
			name: 'Bench IMS',
			type: 'adobeImsApi',
			data: {
				authentication: 'oauthServerToServer',
				clientId: 'bench-client',
				clientSecret: 'bench-secret',
				scopes: 'openid',
				organizationId,
				sandboxName: 'prod',
				environment: 'custom',
				...{ imsUrl: sinkUrl, platformUrl: sinkUrl, campaignUrl: sinkUrl },
			},
		},
		{
			name: 'Bench Marketo',
			type: 'marketoApi',
			data: { baseUrl: sinkUrl, clientId: 'bench-client', clientSecret: 'bench-secret' },
		},
		{
			name: 'Bench Marketo SOAP',
			type: 'marketoSoapApi',
			data: { endpoint: `${sinkUrl}/soap/mktows/3_1`, ...marketoSoap },
		},
	];
	return credentials.map((credential) => ({ ...credential, name: `${credential.name} over ${over}` }));
}

/** How the sink is reached. */
export type Over = 'HTTP' | 'TLS';

export const organizationId = '5A4DB0C5000000000A495CA8@AdobeOrg';
export const marketoSoap = { userId: 'bench_user', encryptionKey: '0123456789ABCDEF0123456789ABCDEF01234567890A' };

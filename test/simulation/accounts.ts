import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CredentialName } from './engine/bundle';
import { hosts } from './platforms';
import type { PlannedExecution, Scenario } from './scenario';
import { senderOf } from './senders';
import type { Account, World } from './world';

/** What was pasted outlives every run, also fifty of them that share one request in 24 days. */
const PASTED_SECONDS = 1e12;

/** Characters that every way of writing a text has its own form for; before them, what none of them changes. */
const awkward = `&<é>"'+/=% `;

/** The values of an account: equal names mean equal values. */
export function accountNamed(index: 0 | 1, { accounts }: Scenario): Account {
	const number = accounts === 'same' ? 0 : index;
	return { name: `account-${number}`, user: `user-${number}`, secret: `s3cret-word-${number}${awkward}end` };
}

/** What was typed into a credential; the second account's secret is wrong where the scenario says so. */
export function typedInto(
	name: CredentialName,
	index: 0 | 1,
	scenario: Scenario,
	world: World,
): ICredentialDataDecryptedObject {
	const account = accountNamed(index, scenario);
	const { user } = account;
	const secret = isWrong(index, scenario) ? `${account.secret}-mistyped` : account.secret;
	world.history.secrets.add(secret);
	const ims = {
		...{ clientId: user, clientSecret: secret, scopes: 'openid', imsUrl: hosts.ims },
		...(scenario.allowsNoHost && (name === 'AdobeImsApi' || scenario.campaignSignIn === 'ims')
			? { allowedHttpRequestDomains: 'domains', allowedDomains: 'somewhere.test' }
			: {}),
	};
	switch (name) {
		case 'AdobeCampaignSessionApi': {
			world.history.secrets.add(`${user}/${secret}`);
			const authentication = scenario.campaignSignIn;
			return { baseUrl: hosts.campaign, authentication, login: user, password: secret, ...ims };
		}
		case 'MarketoApi':
			return { baseUrl: hosts.marketo, clientId: user, clientSecret: secret };
		case 'MarketoSoapApi':
			return { endpoint: `${hosts.marketo}/soap/mktows/3_1`, userId: user, encryptionKey: secret };
		case 'AdobeImsApi': {
			const pasted = scenario.pastedToken
				? world.tokens.issue(`ims ${account.name}`, 'pasted.', PASTED_SECONDS, isWrong(index, scenario))
				: '';
			return {
				...{ ...ims, authentication: scenario.pastedToken ? 'accessToken' : 'oauthServerToServer' },
				...{ accessToken: pasted, organizationId: 'ACME@AdobeOrg', sandboxName: 'prod', environment: 'custom' },
				...{ platformUrl: hosts.platform, campaignUrl: hosts.standard },
			};
		}
	}
}

/** What tells accounts apart: the credential type and what was typed in, or the address where there is no credential. */
export function accountKey(scenario: Scenario, { sender, way, account }: PlannedExecution): string {
	const name = senderOf(sender).credential(way);
	if (name === undefined) return 'none';
	// Each credential was given a token of its own.
	const hasOwnToken = name === 'AdobeImsApi' && scenario.pastedToken;
	return `${name} ${scenario.accounts === 'same' && !hasOwnToken ? 0 : account}`;
}

/** Whether the platforms refuse what was typed into this account's credentials. */
export function isWrong(index: 0 | 1, { accounts }: Scenario): boolean {
	return accounts === 'secondWrong' && index === 1;
}

import { demo } from '../../sandbox/demo';
import type { Owner } from './api';
import type { Credential } from './credentials';

/** The account that the start script creates in the local n8n; it guards nothing but fake data. */
export const owner: Owner = {
	email: 'demo@example.com',
	password: 'Campaign-bridge-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** One row per credential that the examples use, filled in for the sandbox. */
export function demoCredentials(sandboxUrl: string): Credential[] {
	return [
		{
			name: 'Campaign (sandbox)',
			type: 'adobeCampaignSessionApi',
			data: {
				baseUrl: sandboxUrl,
				authentication: 'logon',
				login: demo.campaign.login,
				password: demo.campaign.password,
			},
		},
	];
}

import { demo } from '../../sandbox/demo';
import { modelPath } from '../../sandbox/scriptedModel';
import type { Owner } from './api';
import type { Credential } from './credentials';

/** The account that the start script creates in the local n8n. It protects only fake data. */
export const owner: Owner = {
	email: 'demo@example.com',
	password: 'Campaign-bridge-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** The credentials that the examples use, filled in for the sandbox. */
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
		{
			name: 'Adobe IMS (sandbox)',
			type: 'adobeImsApi',
			data: {
				authentication: 'oauthServerToServer',
				clientId: demo.ims.clientId,
				clientSecret: demo.ims.clientSecret,
				scopes: demo.ims.scopes,
				organizationId: demo.ims.organizationId,
				sandboxName: demo.ims.sandboxName,
				environment: 'custom',
				...{ imsUrl: sandboxUrl, platformUrl: sandboxUrl, campaignUrl: sandboxUrl },
			},
		},
		{
			name: 'Marketo (sandbox)',
			type: 'marketoApi',
			data: { baseUrl: sandboxUrl, clientId: demo.marketo.clientId, clientSecret: demo.marketo.clientSecret },
		},
		{
			name: 'Journey Optimizer Feedback (sandbox)',
			type: 'journeyOptimizerFeedbackApi',
			data: { ...demo.journeyFeedback },
		},
		{
			name: 'Scripted model (sandbox)',
			type: 'openAiApi',
			data: { apiKey: 'not-needed', url: sandboxUrl + modelPath },
		},
	];
}

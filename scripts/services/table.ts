/** How a package of one service calls a credential of the whole: credential types are global in n8n (docs/publishing.md). */
export interface OwnName {
	/** The credential type. */
	name: string;
	/** As n8n lists it; must end in "API". */
	displayName: string;
}

/** One service, and what of this repository belongs to its package. */
export interface Service {
	/** For `--service`, and the end of the package's name. */
	key: string;
	/** The service as its users call it. */
	title: string;
	/** The description in package.json. */
	description: string;
	keywords: string[];
	/** The folders of nodes/ whose nodes belong to it. A new node in one of them needs no change here. */
	folders: RegExp;
	/** By class name: every credential that one of its nodes uses. */
	credentials: Record<string, OwnName>;
}

/** The one table of which node and which credential belongs to which service; a test holds it against the built package. */
export const services: Service[] = [
	{
		key: 'marketo',
		title: 'Marketo Engage',
		description: 'n8n nodes that trigger campaigns of Marketo Engage: nothing lost, nothing sent twice',
		keywords: ['marketo', 'marketo engage', 'smart campaign'],
		folders: /^Marketo$/,
		credentials: {
			MarketoApi: { name: 'marketoEngageApi', displayName: 'Marketo Engage API' },
			MarketoSoapApi: { name: 'marketoEngageSoapApi', displayName: 'Marketo Engage SOAP API' },
		},
	},
	{
		key: 'adobe-campaign',
		title: 'Adobe Campaign Classic v7 and v8',
		description:
			'n8n nodes that trigger messages and workflows of Adobe Campaign Classic v7 and v8: nothing lost, nothing sent twice',
		keywords: ['adobe campaign', 'message center', 'transactional messaging'],
		folders: /^AdobeCampaign$/,
		credentials: {
			AdobeCampaignSessionApi: { name: 'adobeCampaignClassicApi', displayName: 'Adobe Campaign Classic API' },
			AdobeImsApi: { name: 'adobeCampaignRestApi', displayName: 'Adobe Campaign REST API' },
		},
	},
	{
		key: 'campaign-standard',
		title: 'Adobe Campaign Standard',
		description:
			'n8n nodes that send transactional events over the REST API of Adobe Campaign Standard and v8: nothing lost, nothing sent twice',
		keywords: ['adobe campaign standard', 'transactional messaging'],
		folders: /^AdobeCampaignTransactional$/,
		credentials: { AdobeImsApi: { name: 'adobeCampaignStandardApi', displayName: 'Adobe Campaign Standard API' } },
	},
	{
		key: 'experience-platform',
		title: 'Adobe Experience Platform',
		description: 'n8n nodes that stream events and records into Adobe Experience Platform: nothing lost',
		keywords: ['adobe experience platform', 'streaming ingestion', 'xdm'],
		folders: /^(?:ExperiencePlatform|AdobeIo\w*)$/,
		credentials: { AdobeImsApi: { name: 'adobeExperiencePlatformApi', displayName: 'Adobe Experience Platform API' } },
	},
	{
		key: 'journey-optimizer',
		title: 'Adobe Journey Optimizer',
		description:
			'n8n nodes that trigger campaigns of Adobe Journey Optimizer and receive their feedback: nothing lost, nothing sent twice',
		keywords: ['journey optimizer', 'api-triggered campaign'],
		folders: /^JourneyOptimizer$/,
		credentials: {
			AdobeImsApi: { name: 'adobeJourneyOptimizerApi', displayName: 'Adobe Journey Optimizer API' },
			JourneyOptimizerFeedbackApi: {
				name: 'adobeJourneyOptimizerFeedbackApi',
				displayName: 'Journey Optimizer Feedback API',
			},
		},
	},
];

/** @throws an Error that names the services, for a key that is not one of them */
export function serviceNamed(key: string): Service {
	const found = services.find((service) => service.key === key);
	if (found) return found;
	throw new Error(`Unknown service '${key}'. Services: ${services.map((service) => service.key).join(', ')}`);
}

import type { FormNode } from './formNode';

/** The node of Experience Platform. */
export const platformForms: FormNode[] = [
	{
		name: 'Stream Ingest',
		type: 'experiencePlatformStreamIngest',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'XDM with Adobe IMS',
				shown: [
					'Credential',
					'Inlet URL',
					'Format',
					'Schema',
					'Data Flow',
					'Dataset ID',
					'Source Name',
					'Send Mode',
					'Specify Entity',
					'Journey Event ID',
					'Identities',
					'Options',
				],
				hidden: ['Organization ID', 'Sync Validation', 'Entity JSON'],
			},
			{
				name: 'raw data, single',
				steps: [
					['format', 'Raw Data'],
					['sendMode', 'Single'],
				],
				shown: ['Format', 'Data Flow', 'Dataset ID', 'Send Mode', 'Sync Validation', 'Specify Entity', 'Options'],
				hidden: ['Schema', 'Source Name', 'Journey Event ID', 'Identities'],
			},
			{
				name: 'whole message as JSON',
				steps: [
					['format', 'Whole Message'],
					['specifyEntity', 'Using JSON'],
				],
				shown: ['Format', 'Data Flow', 'Specify Entity', 'Entity JSON', 'Options'],
				hidden: ['Schema', 'Source Name', 'Journey Event ID', 'Identities'],
			},
			{
				name: 'XDM again',
				steps: [['format', 'XDM Entity']],
				shown: ['Format', 'Schema', 'Data Flow', 'Journey Event ID', 'Identities'],
				hidden: [],
			},
			{
				name: 'open inlet without credential',
				steps: [['authentication', 'None']],
				shown: ['Authentication', 'Inlet URL', 'Organization ID', 'Format', 'Options'],
				hidden: ['Credential'],
			},
			{
				name: 'Adobe IMS again',
				steps: [['authentication', 'Adobe IMS']],
				shown: ['Credential', 'Authentication', 'Inlet URL', 'Format'],
				hidden: ['Organization ID'],
			},
		],
		lists: [
			{ parameter: 'inletUrl', holds: ['Web shop events', 'CRM export'], search: 'crm', finds: 'CRM export' },
			{ parameter: 'schemaId', holds: ['Customer profile', 'Web shop event'], search: 'shop', finds: 'Web shop event' },
			{
				parameter: 'flowId',
				holds: ['Profiles to dataset', 'CRM export to profiles'],
				search: 'profiles to',
				finds: 'Profiles to dataset',
			},
		],
	},
];

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
					'Specify Entity',
					'Format',
					'Schema',
					'Journey Event ID',
					'Identities',
					'Options',
				],
				hidden: ['Organization ID', 'Entity JSON', 'Data Flow', 'Dataset ID', 'Source Name', 'Send Mode'],
				options: ['Batch Size', 'Data Flow', 'Dataset ID', 'Send Mode', 'Source Name', 'Sync Validation'],
				marks: 1,
			},
			{
				name: 'raw data',
				steps: [['format', 'Raw Data']],
				marks: 1,
				shown: ['Specify Entity', 'Format', 'Options'],
				hidden: ['Schema', 'Source Name', 'Journey Event ID', 'Identities'],
			},
			{
				name: 'whole message as JSON',
				steps: [
					['format', 'Whole Message'],
					['specifyEntity', 'Using JSON'],
				],
				marks: 1,
				shown: ['Specify Entity', 'Format', 'Entity JSON', 'Options'],
				hidden: ['Schema', 'Source Name', 'Journey Event ID', 'Identities'],
			},
			{
				name: 'XDM again',
				steps: [['format', 'XDM Entity']],
				marks: 1,
				shown: ['Format', 'Schema', 'Journey Event ID', 'Identities'],
				hidden: [],
			},
			{
				name: 'open inlet without credential',
				steps: [['authentication', 'None']],
				marks: 1,
				shown: ['Authentication', 'Inlet URL', 'Organization ID', 'Format', 'Options'],
				hidden: ['Credential'],
			},
			{
				name: 'Adobe IMS again',
				steps: [['authentication', 'Adobe IMS']],
				marks: 1,
				shown: ['Credential', 'Authentication', 'Inlet URL', 'Format'],
				hidden: ['Organization ID'],
			},
		],
		lists: [
			{ parameter: 'inletUrl', holds: ['Web shop events', 'CRM export'], search: 'crm', finds: 'CRM export' },
			{ parameter: 'schemaId', holds: ['Customer profile', 'Web shop event'], search: 'shop', finds: 'Web shop event' },
		],
	},
];

import type { FormNode } from './formNode';

/** The node for Adobe I/O Events. */
export const ioEventsForms: FormNode[] = [
	{
		name: 'I/O Events Trigger',
		type: 'adobeIoEventsTrigger',
		modes: [
			{
				name: 'its filters',
				shown: ['Client ID', 'Event Types', 'Simplify', 'Environment'],
				hidden: ['Public Keys URL', 'Options'],
				marks: 1,
				says: 'In the Adobe Developer Console',
			},
			{
				name: 'a host of its own',
				steps: [['environment', 'Custom']],
				shown: ['Environment', 'Public Keys URL'],
				hidden: [],
				marks: 1,
			},
		],
		dropdowns: [['environment', ['Custom', 'Production']]],
	},
];

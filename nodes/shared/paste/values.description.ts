import type { DisplayCondition, INodeProperties } from 'n8n-workflow';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** n8n compares by value, though its type names scalars only. */
const nothing = { _cnd: { eq: {} } } as unknown as DisplayCondition;

/** Fields have been read: every one of them says so. */
const READ = '/values.schema[0].defaultMatch';
const MAPPED = '/values.value';

/**
 * The resource mapper of a pasted text, as three parameters of one name of which always one is shown: where
 * `loadOptionsDependsOn` names the text, n8n reads the fields anew with every change of it, but drops whatever was
 * mapped. So that holds only while there is nothing to lose. Afterwards the fields are read anew when the node is
 * opened or by the parameter's menu, and values stay where their paths still exist.
 *
 * @param method name of the method under `methods.resourceMapping`
 * @param chosen when a text is pasted
 */
export function valuesProperties(method: string, chosen: Show): INodeProperties[] {
	const unread: Show = { [READ]: [{ _cnd: { not: false } }] };
	const unmapped: Show = { [READ]: [false], [MAPPED]: [null, nothing] };
	const mapped: Show = { [READ]: [false], [MAPPED]: [{ _cnd: { not: null } }] };
	const following = { loadOptionsDependsOn: ['pasted'] };
	return [
		values(method, { show: { ...chosen, ...unread } }, following),
		values(method, { show: { ...chosen, ...unmapped } }, following),
		values(method, { show: { ...chosen, ...mapped }, hide: { [MAPPED]: [nothing] } }),
		{
			displayName:
				"Mapped values are kept when you change the pasted text. To see its new fields, open the node again or choose 'Refresh Field List' in the menu of 'Values'.",
			name: 'valuesStay',
			type: 'notice',
			default: '',
			displayOptions: { show: { ...chosen, ...mapped }, hide: { [MAPPED]: [nothing] } },
		},
	];
}

function values(
	method: string,
	{ show, hide }: { show: Show; hide?: Show },
	typeOptions: INodeProperties['typeOptions'] = {},
): INodeProperties {
	return {
		displayName: 'Values',
		name: 'values',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show, ...(hide ? { hide } : {}) },
		description:
			'The fields of the pasted text, named by their paths. An item is rejected if a field stays empty, unless that field is optional.',
		typeOptions: {
			...typeOptions,
			resourceMapper: {
				resourceMapperMethod: method,
				// In the mode `add` n8n would refuse the whole workflow where a required field is empty, and no item would be told.
				mode: 'map',
				fieldWords: { singular: 'field', plural: 'fields' },
				valuesLabel: 'Values',
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
				refreshStaleSchemaOnOpen: true,
				// The notice in place of the fields says more.
				hideNoDataError: true,
			},
		},
	};
}

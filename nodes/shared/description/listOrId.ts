import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What is special about one choice. */
interface Choice extends Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'> {
	/** The method that fills the list. */
	method: string;
	/** What the list asks for, such as "Select a campaign…". */
	placeholder: string;
	/** How the value can be typed in instead. */
	typed: Pick<INodePropertyMode, 'placeholder' | 'hint'> & Partial<Pick<INodePropertyMode, 'displayName' | 'name'>>;
}

/** A value that is chosen from a list of the platform or, where its ID is known, typed in. */
export function listOrId({ method, placeholder, typed, ...property }: Choice): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder,
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', ...typed },
		],
	};
}

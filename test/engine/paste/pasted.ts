import type { INodeParameters, ResourceMapperFields } from 'n8n-workflow';

/** The parameters of a node whose message is pasted, mapped by hand; without values automatically. */
export function pasted(text: string, value?: Record<string, string | number | boolean | null>): INodeParameters {
	const mapping =
		value === undefined ? { mappingMode: 'autoMapInputData', value: null } : { mappingMode: 'defineBelow', value };
	return { dataMode: 'paste', pasted: text, values: { ...mapping, matchingColumns: [], schema: [] } };
}

/** Fields in short. */
export function fieldList({ fields }: ResourceMapperFields): string[] {
	return fields.map(({ id, displayName, type, required }) => {
		// The form cuts long names at their end, so a field is shown by the end of its path, and what may stay empty says so.
		const [shown = ''] = displayName.split(' (');
		if (!id.endsWith(shown) || required === displayName.endsWith(' if empty)'))
			throw new Error(`The field ${id} is shown as ${displayName}`);
		return `${id} ${type}${required ? ' *' : ''}`;
	});
}

import type { INodeProperties } from 'n8n-workflow';
import { showForDefineBelow } from './dataMode';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** What is special about one kind of data; `readGivenData` reads it. */
interface GivenData {
	/** What the data are called. The parameters are named after it. */
	displayName: string;
	/** The parameter that holds them as fields. */
	fields: string;
	/** When they are asked for at all. */
	show?: Show;
	/** Whether the item itself can be the data. */
	wholeItem?: boolean;
	/** Where the data come from. */
	source: string;
	description: string;
	/** The same for the form as JSON. */
	json: string;
}

/** Data that are given by fields, as one JSON object, or as the whole item. */
export function givenData(data: GivenData): INodeProperties[] {
	const { displayName, fields, show = {}, wholeItem = true, source, description, json } = data;
	const specify = `specify${displayName}`;
	return [
		{
			displayName: `Specify ${displayName}`,
			name: specify,
			type: 'options',
			noDataExpression: true,
			default: 'fields',
			...(Object.keys(show).length > 0 ? { displayOptions: { show } } : {}),
			description: source,
			options: [
				{ name: 'Using Fields Below', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
				...(wholeItem ? [{ name: 'Whole Item', value: 'item' }] : []),
			],
		},
		{
			displayName,
			name: fields,
			type: 'assignmentCollection',
			default: {},
			displayOptions: { show: { ...show, [specify]: ['fields'] } },
			description,
		},
		{
			displayName: `${displayName} JSON`,
			name: `${displayName.toLowerCase()}Json`,
			type: 'json',
			default: '{}',
			displayOptions: { show: { ...show, [specify]: ['json'] } },
			description: json,
		},
	];
}

/** The data for personalization. */
export const contextProperties = givenData({
	...{ displayName: 'Context', fields: 'contextFields', show: showForDefineBelow.show },
	source: 'Where the data for personalization comes from',
	description:
		'Data for personalization. A name that occurs several times makes a list. Values are sent as they are, whatever type is shown.',
	json: 'Data for personalization as one JSON object; objects and lists may nest',
});

import { fieldCount, shortId } from '../../shared/paste/fields';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { isRecord } from '../../shared/text/json';
import { readPreview } from './preview';

/** What the node takes from a pasted preview, for the form. */
export function takenFromText(text: string): string[] {
	const { entity, document, fields, request } = readPreview(text);
	const what =
		entity === undefined ? 'Raw data' : { '': 'Entity', xdmEntity: 'Body', 'body.xdmEntity': 'Whole message' }[entity];
	const at = (...path: string[]): string => {
		let value: unknown = document;
		for (const name of path) value = isRecord(value) ? value[name] : undefined;
		return typeof value === 'string' && !isPlaceholder(value) ? value : '';
	};
	const steps = entity ? entity.split('.') : [];
	const eventId = at(...steps, '_experience', 'campaign', 'orchestration', 'eventID');
	const schema =
		at('header', 'schemaRef', 'id') || at('body', 'xdmMeta', 'schemaRef', 'id') || at('xdmMeta', 'schemaRef', 'id');
	const dataset = at('header', 'datasetId') || (request?.datasetId ?? '');
	const flow = at('header', 'flowId') || (request?.flowId ?? '');
	return [
		...(request ? ['Request to an inlet'] : []),
		what,
		...(eventId === '' ? [] : [`journey event ${shortId(eventId)}`]),
		...(schema === '' ? [] : [`schema ${shortId(schema.slice(schema.lastIndexOf('/') + 1))}`]),
		...(flow === '' ? [] : [`data flow ${shortId(flow)}`]),
		...(dataset === '' ? [] : [`dataset ${shortId(dataset)}`]),
		fieldCount(fields),
	];
}

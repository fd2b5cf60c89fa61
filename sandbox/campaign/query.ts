import { demoEventTypes } from '../demo';
import type { Reply } from '../http';
import { escapeXml, methodResponse, xmlValue } from './answers';
import type { CampaignControls } from './controls';
import { executionFault, parametersFault } from './envelope';
import type { MethodRequest } from './method';
import { hasNamespace, type XmlElement } from '../xmlTree';

const eventTypeCondition = /^\[enum\/@name\]\s*=\s*'eventType'$/;

/**
 * `xtk:queryDef#ExecuteQuery` for the list of event types: schema `xtk:enumValue` where
 * `[enum/@name]='eventType'` (acc-js-sdk, sample 600). Other enumerations are empty here, other
 * schemas do not exist.
 */
export function executeQuery(request: MethodRequest, controls: CampaignControls): Reply {
	const [queryDef, ...others] = request.parameters[0]?.children ?? [];
	if (queryDef?.name !== 'queryDef' || others.length > 0 || hasNamespace(queryDef)) {
		throw parametersFault(request, 'Exactly one <queryDef> in no namespace is expected.', 'SOP-330007 ');
	}
	if (controls.denyQuery) throw executionFault(request, 'You do not have the rights to read this schema.');
	const schema = queryDef.attributes.get('schema') ?? '';
	if (schema !== 'xtk:enumValue') {
		throw executionFault(request, `XFR-180000 The schema '${schema}' does not exist.`);
	}
	if (queryDef.attributes.get('operation') !== 'select') {
		throw executionFault(request, "The sandbox supports only queries with the operation 'select'.");
	}
	const columns = expressions(queryDef, 'select', 'node').map((expr) => expr.replace(/^@/, ''));
	if (columns.length === 0) throw executionFault(request, 'The query selects nothing.');
	const conditions = expressions(queryDef, 'where', 'condition');
	const isAboutEventTypes = conditions.some((expr) => eventTypeCondition.test(expr.trim()));
	const rows = isAboutEventTypes ? demoEventTypes.map((row) => enumValue(row, columns, request)) : [];
	const collection = `<enumValue-collection>${rows.join('')}</enumValue-collection>`;
	return methodResponse(request.schema, request.method, xmlValue('pdomOutput', collection));
}

function expressions(queryDef: XmlElement, part: string, item: string): string[] {
	return queryDef.children
		.filter(({ name }) => name === part)
		.flatMap(({ children }) => children)
		.filter(({ name }) => name === item)
		.map(({ attributes }) => attributes.get('expr') ?? '');
}

function enumValue(row: object, columns: string[], request: MethodRequest): string {
	const values = new Map<string, unknown>(Object.entries(row));
	const attributes = columns.map((column) => {
		if (!values.has(column)) {
			throw executionFault(request, `XTK-170036 Unable to parse expression '@${column}'.`);
		}
		return `${column}='${escapeXml(String(values.get(column)))}'`;
	});
	return `<enumValue ${attributes.join(' ')}/>`;
}

import { demoEventTypes, demoWorkflows } from '../demo';
import type { Reply } from '../http';
import { methodResponse, xmlValue } from './answers';
import type { CampaignControls } from './controls';
import { executionFault } from './envelope';
import type { Queue } from './event';
import type { Events, Row } from './events';
import type { MethodRequest } from './method';
import { keysInCondition, readQueryDef, recordXml, type QueryDef } from './queryDef';

const eventTypeCondition = /^\[enum\/@name\]\s*=\s*'eventType'$/;
const eventTypeRows: Row[] = demoEventTypes.map(
	({ id, name, label }) =>
		new Map([
			['@id', String(id)],
			['@name', name],
			['@label', label],
		]),
);

const workflowRows: Row[] = demoWorkflows.map(
	({ id, internalName, label }) =>
		new Map([
			['@id', String(id)],
			['@internalName', internalName],
			['@label', label],
		]),
);

/**
 * `xtk:queryDef#ExecuteQuery` for the list of event types (acc-js-sdk, sample 600; other enumerations are empty here), for
 * events and their delivery logs, and for all workflows. Other schemas do not exist.
 */
export function executeQuery(request: MethodRequest, controls: CampaignControls, events: Events): Reply {
	const query = readQueryDef(request);
	const isLog = query.schema.startsWith('nms:broadLog');
	if (controls.denyQuery || (isLog && controls.denyLog)) {
		throw executionFault(request, 'You do not have the rights to read this schema.');
	}
	const name = query.schema.replace(/^\w+:/, '');
	const records = rowsOf(query, request, events)
		.slice(0, query.lineCount)
		.map((row) => recordXml(name, row, query, request));
	const collection = `<${name}-collection>${records.join('')}</${name}-collection>`;
	return methodResponse(request.schema, request.method, xmlValue('pdomOutput', collection));
}

function rowsOf(query: QueryDef, request: MethodRequest, events: Events): Row[] {
	const ofQueue = (queue: Queue): Row[] => events.rows(queue, keysInCondition(query, '@id', request));
	const ofLog = (queue: Queue): Row[] => events.logRows(queue, keysInCondition(query, `[@${queue}-id]`, request));
	switch (query.schema) {
		case 'xtk:enumValue':
			return query.conditions.some((expr) => eventTypeCondition.test(expr)) ? eventTypeRows : [];
		case 'xtk:workflow':
			return workflowRows;
		case 'nms:rtEvent':
			return ofQueue('rtEvent');
		case 'nms:batchEvent':
			return ofQueue('batchEvent');
		case 'nms:broadLogRtEvent':
			return ofLog('rtEvent');
		case 'nms:broadLogBatchEvent':
			return ofLog('batchEvent');
		default:
			throw executionFault(request, `XFR-180000 The schema '${query.schema}' does not exist.`);
	}
}

import type { ItemReader } from '../shared/contract/itemReader';
import { readGivenData } from '../shared/item/context';
import { quoted, refused } from '../shared/item/refused';
import { readRequired, readSegment } from '../shared/item/text';
import { writeJson } from '../shared/text/exactJson';
import { ExactNumber } from '../shared/text/exactNumber';
import { activityTodo } from './signalWorkflow.read';
import { MOST_SIGNAL_BYTES, signalBody, type RestSignal } from './wire/restSignal';

/**
 * Makes a signal over REST of an item.
 *
 * @throws ItemRefused for what names no activity, for parameters that are not single values, and for more than 64 KB
 */
export function readRestSignal(item: ItemReader): RestSignal {
	const organization = readSegment(
		item.parameter('organization'),
		'Organization',
		'It is the tenant ID of the instance, the first part of the path of every address of its REST API.',
	);
	const workflowId = readSegment(
		item.parameter('workflowId'),
		'Workflow',
		'Enter the ID that the properties of the workflow show, such as WKF12345.',
	);
	const activity = readRequired(item.parameter('activity'), 'Activity', activityTodo);
	const source = readRequired(item.parameter('source'), 'Source', 'Say who triggers the workflow, such as n8n.');
	const body = signalBody(source, writeJson(singleValues(readGivenData(item, 'Parameters', 'parameters'))));
	const bytes = Buffer.byteLength(body);
	if (bytes <= MOST_SIGNAL_BYTES) return { organization, workflowId, activity, body };
	throw refused(
		`The signal is too large: ${bytes} bytes, more than ${MOST_SIGNAL_BYTES}`,
		"Put less into 'Parameters', or a reference instead, such as the name of a file or a key.",
		'Parameters',
	);
}

/**
 * Campaign takes texts, numbers, truth values and dates (Campaign v8 documentation, "Triggering a signal activity"). What is
 * null is left out.
 */
function singleValues(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const filled = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
	return Object.fromEntries(filled.map(([name, value]) => [name, singleValue(name, value)]));
}

function singleValue(name: string, value: unknown): unknown {
	if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber)) {
		// Dates, n8n's own included, know how they are written in JSON.
		const toJson: unknown = Reflect.get(value, 'toJSON');
		const written: unknown = typeof toJson === 'function' ? toJson.call(value) : undefined;
		if (typeof written === 'string') return written;
	} else if (typeof value !== 'number' || Number.isFinite(value)) return value;
	throw refused(
		`'Parameters' cannot be sent: "${quoted(name)}" is not a text, a number, a date, true or false`,
		'Each parameter is a single value.',
		'Parameters',
	);
}

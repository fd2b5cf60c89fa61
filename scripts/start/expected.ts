import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, list, object, text, count } from './json';
import type { Json } from './json';
import { problem } from './problem';

/** One row of examples/expected.json: how an example is run, and what must come of it. */
export interface Example {
	name: string;
	workflow: Json;
	/** Where the sandbox counts what arrives: campaign, marketo, … */
	platform: string;
	/** The node whose items are counted. */
	node: string;
	/** The trigger that starts it; for a webhook, the requests to send instead. */
	trigger: string;
	requests: Array<{ body: unknown; status: number; headers: Record<string, string> }>;
	/** The webhook's path where it is not that of a Webhook node: of a trigger, its webhook id and its own path. */
	webhook: string;
	expected: Counts;
}

export interface Counts {
	items: number;
	accepted: number;
	rejected: number;
	arrived: number;
}

export function readExamples(root: string): Example[] {
	const folder = join(root, 'examples');
	const rows = list(object(readJson(join(folder, 'expected.json')))['examples']).filter(isObject);
	return rows.map((row) => {
		const workflow = object(readJson(join(folder, text(row['file']))));
		const requests = list(row['requests']).map(object);
		return {
			name: text(workflow['name']),
			workflow,
			platform: text(row['platform']),
			node: text(row['node']),
			trigger: text(row['trigger']),
			requests: requests.map(({ body, status, headers }) => ({
				body,
				status: count(status),
				headers: Object.fromEntries(Object.entries(object(headers)).map(([key, value]) => [key, text(value)])),
			})),
			webhook: text(row['webhook']),
			expected: {
				items: count(row['items']),
				accepted: count(row['accepted']),
				rejected: count(row['rejected']),
				arrived: count(row['arrived']),
			},
		};
	});
}

function readJson(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw problem(`${file} cannot be read.`, String(error));
	}
}

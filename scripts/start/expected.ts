import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, list, object, text, count } from './json';
import type { Json } from './json';
import { problem } from './problem';

/** One row of examples/expected.json: how an example is run and what the result must be. */
export interface Example {
	file: string;
	name: string;
	/** Its name in earlier versions of this repository: n8n may still have it under this name. */
	formerly: string;
	workflow: Json;
	/** The platform that receives its messages, as the sandbox names it: campaign, marketo, … */
	platform: string;
	/** The node whose items are counted. */
	node: string;
	/** The trigger that starts it; a webhook is started by `requests` instead. */
	trigger: string;
	requests: Array<{ body: unknown; status: number; headers: Record<string, string> }>;
	/** The path of a trigger's webhook if the workflow has no Webhook node: the webhook id and path. It is published then. */
	webhook: string;
	/** What the sandbox does to the example's requests, in its own format. */
	faults: Json[];
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
			file: text(row['file']),
			name: text(workflow['name']),
			formerly: text(row['formerly']),
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
			faults: list(row['faults']).map(object),
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
		throw problem(`${file} could not be read.`, String(error));
	}
}

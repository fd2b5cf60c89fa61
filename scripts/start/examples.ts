import { atSandbox } from './atSandbox';
import type { N8nApi } from './api';
import { ApiError } from './api';
import type { CredentialIds } from './credentials';
import { countNode, firstRejection, runWorkflow } from './executions';
import type { Execution, NodeCounts } from './executions';
import type { Counts, Example } from './expected';
import { addFaults, countArrived } from './journal';
import { list, object, text } from './json';
import type { Json } from './json';
import { Problem } from './problem';
import { activateWorkflow, saveWorkflow } from './workflows';
import type { SavedWorkflow } from './workflows';

export interface ExampleResult {
	name: string;
	expected: Counts;
	actual: Counts;
	ok: boolean;
	/** Why the example is not OK, in the words of n8n or of the node. */
	remark: string;
}

export interface Stage {
	api: N8nApi;
	ids: CredentialIds;
	sandboxUrl: string;
	/** Where n8n has the examples that were saved, by file: notes that link to their files link to these instead. */
	saved?: Map<string, string>;
}

/**
 * Runs the examples. What arrives is counted per platform, so those of different platforms run at the same time; those
 * that use several come after them, and at the end the one that links the others.
 *
 * @param last its file
 */
export async function runExamples(examples: Example[], last: string, stage: Stage): Promise<ExampleResult[]> {
	const results = new Map<Example, ExampleResult>();
	const inTurn = async (queue: Example[]): Promise<void> => {
		for (const example of queue) results.set(example, await runExample(example, stage));
	};
	const isAlone = ({ file, workflow }: Example): boolean => file === last || list(workflow['tags']).length > 1;
	const queues = new Map<string, Example[]>();
	for (const example of examples.filter((each) => !isAlone(each))) {
		queues.set(example.platform, [...(queues.get(example.platform) ?? []), example]);
	}
	await Promise.all([...queues.values()].map(inTurn));
	await inTurn(examples.filter((each) => isAlone(each) && each.file !== last));
	await inTurn(examples.filter(({ file }) => file === last));
	return examples.flatMap((example) => results.get(example) ?? []);
}

/**
 * Saves an example in n8n, runs it, and compares its results with the expected counts and with what arrived.
 *
 * @param run how it is run; from its trigger or by its requests, unless somebody is to watch
 */
export async function runExample(
	example: Example,
	stage: Stage,
	run: Runner = example.requests.length > 0 ? sendRequests : runFromTrigger,
): Promise<ExampleResult> {
	const { name, expected, platform } = example;
	try {
		const workflow = withLocalLinks(atSandbox(example.workflow, stage.sandboxUrl), stage.saved ?? new Map());
		const saved = await saveWorkflow(stage.api, workflow, stage.ids, example.formerly);
		stage.saved?.set(example.file, `${stage.api.url}/workflow/${saved.id}`);
		// Nothing is cleared: what the examples sent stays on the sandbox's page.
		const before = await countArrived(stage.sandboxUrl, platform);
		await addFaults(stage.sandboxUrl, example.faults);
		const { counts, failure, refusal } = await run(example, saved, stage.api);
		const arrived = (await countArrived(stage.sandboxUrl, platform)) - before;
		const actual = { ...counts, arrived };
		const ok = failure === '' && JSON.stringify(actual) === JSON.stringify(expected);
		return { name, expected, actual, ok, remark: ok ? '' : failure || refusal };
	} catch (error) {
		if (!(error instanceof Problem || error instanceof ApiError)) throw error;
		const actual = { items: 0, accepted: 0, rejected: 0, arrived: 0 };
		return { name, expected, actual, ok: false, remark: error.message };
	}
}

export interface Run {
	counts: NodeCounts;
	/** Why the workflow as a whole failed; empty if it did not. */
	failure: string;
	/** The first rejection of an item; of interest only if the counts are wrong. */
	refusal: string;
}

export type Runner = (example: Example, saved: SavedWorkflow, api: N8nApi) => Promise<Run>;

async function runFromTrigger(example: Example, saved: SavedWorkflow, api: N8nApi): Promise<Run> {
	if (example.webhook) await activateWorkflow(api, saved);
	return runOf(example, await runWorkflow(api, saved.id, example.trigger));
}

/** What an execution of an example came to. */
export function runOf(example: Example, execution: Execution): Run {
	const failure = execution.status === 'success' ? '' : `${execution.status}: ${execution.message}`;
	return { counts: countNode(execution, example.node), failure, refusal: firstRejection(execution, example.node) };
}

/** Calls the workflow as a shop would: from outside, at its production URL. */
export async function sendRequests(example: Example, saved: SavedWorkflow, api: N8nApi): Promise<Run> {
	await activateWorkflow(api, saved);
	const counts: NodeCounts = { items: example.requests.length, accepted: 0, rejected: 0 };
	const unexpected: string[] = [];
	const run = Date.now().toString(36);
	for (const request of example.requests) {
		const response = await callWebhook(example, api.url, request, run);
		const { status } = request;
		const content = await response.text();
		if (response.ok) counts.accepted += 1;
		else counts.rejected += 1;
		if (response.status !== status)
			unexpected.push(`${response.status} instead of ${status}: ${content.slice(0, 200)}`);
	}
	return { counts, failure: unexpected.join('; '), refusal: '' };
}

/** Where the files of the examples are published. */
const filesUrl = 'https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/examples/';

function withLocalLinks(workflow: Json, saved: Map<string, string>): Json {
	let text = JSON.stringify(workflow);
	for (const [file, address] of saved) text = text.replaceAll(filesUrl + file, address);
	return object(JSON.parse(text));
}

/**
 * Sends one of an example's requests to its production URL.
 *
 * @param run stands for `{{run}}`: n8n keeps send-once keys over runs, so each run has order numbers of its own
 */
export async function callWebhook(
	example: Example,
	n8nUrl: string,
	{ body, headers }: Example['requests'][number],
	run = '',
): Promise<Response> {
	return await fetch(`${n8nUrl}/webhook/${webhookPath(example)}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body).replaceAll('{{run}}', run),
	});
}

/** The path of an example's production URL. */
export function webhookPath({ workflow, webhook }: Example): string {
	if (webhook) return webhook;
	const nodes = list(workflow['nodes']).map(object);
	return text(object(nodes.find(({ type }) => type === 'n8n-nodes-base.webhook')?.['parameters'])['path']);
}

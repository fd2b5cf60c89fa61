import { equal, ok } from 'node:assert/strict';
import { atSandbox } from '../../../scripts/start/atSandbox';
import { callWebhook } from '../../../scripts/start/examples';
import { readExamples, type Example } from '../../../scripts/start/expected';
import { list, object, text } from '../../../scripts/start/json';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';
import type { Checks } from '../checks';
import type { World } from '../world';

const triggers = [
	{ type: 'adobeIoEventsTrigger', what: 'I/O events' },
	{ type: 'journeyOptimizerFeedbackTrigger', what: 'feedback' },
];

/** What platforms report by themselves: a forged delivery starts nothing, a redelivered one nothing a second time. */
export async function startsOnce(world: World, checks: Checks): Promise<void> {
	for (const { type, what } of triggers) {
		await checks.check(
			`${what}: forged ones are refused, redelivered ones start the workflow once`,
			async () => {
				const example = reportedTo(world, type);
				const { api, credentialIds } = await world.n8n();
				const saved = await saveWorkflow(api, atSandbox(example.workflow, world.sandbox.url), credentialIds);
				await activateWorkflow(api, saved);
				const genuine = example.requests.filter(({ status }) => status === 200);
				ok(genuine.length > 0 && genuine.length < example.requests.length, 'some are forged');
				// Twice at the same time, as after a response that was lost, and once more later.
				const post = async (): Promise<void> => await deliver(example, api.url);
				await Promise.all([post(), post()]);
				await post();
				const filter = encodeURIComponent(JSON.stringify({ workflowId: saved.id }));
				const starts = list(object(await api.get(`/rest/executions?filter=${filter}&limit=100`))['results']).length;
				equal(starts, startsOf(example));
				return starts;
			},
			(starts) => `${starts} execution(s)`,
		);
	}
}

function reportedTo(world: World, type: string): Example {
	const found = readExamples(world.places.root).find(
		({ webhook, requests, workflow }) =>
			webhook !== '' &&
			requests.length > 0 &&
			list(workflow['nodes']).some((node) => text(object(node)['type']).endsWith(`.${type}`)),
	);
	if (!found) throw new Error(`No example receives deliveries by ${type}`);
	return found;
}

/** Both examples are about failures only, so of what is genuine one delivery starts each of them. */
function startsOf({ requests }: Example): number {
	const genuine = requests.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body));
	return new Set(genuine.filter((body) => /"(bounce|failed)"/.test(body))).size;
}

async function deliver(example: Example, url: string): Promise<void> {
	const responses = example.requests.map(async (request) => {
		const response = await callWebhook(example, url, request);
		equal(response.status, request.status);
		if (response.ok) equal(await response.text(), 'OK');
	});
	await Promise.all(responses);
}

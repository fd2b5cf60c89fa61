import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { object, type Json } from '../../../scripts/start/json';
import type { Checks } from '../checks';
import type { World } from '../world';
import { requestByEmail } from '../load/marketoBridge';
import { outputOf, runNodes } from './runNodes';
import { chained, customers, node, pushEvent } from './shapeNodes';
import { until } from '../until';

const messages = 1000;
/** Of a thousand leads: thirty whose mail bounces, and twenty who do not qualify. */
const bounces = (index: number): boolean => index % 33 === 0 && index < 990;
const staysOut = (index: number): boolean => index % 50 === 1;

/** What came of a thousand messages, and what it costs to ask, of Marketo and of Campaign at the same time. */
export async function outcomes(world: World, checks: Checks): Promise<void> {
	world.sandbox.journal.clear();
	await Promise.all([
		checks.check(
			`${messages} requested leads are followed to what became of each, in at most 80 calls`,
			async () => await followLeads(world),
			(calls) => `${calls} calls`,
		),
		checks.check(
			`${messages} pushed events are followed to their statuses, in at most 20 queries a round`,
			async () => await followEvents(world),
			(rounds) => `${rounds.join(', ')} queries a round`,
		),
	]);
}

/** @returns how many calls asked Marketo */
async function followLeads(world: World): Promise<number> {
	const { leads, activities } = world.sandbox.platforms.marketo;
	for (let index = 0; index < messages; index++) {
		const id = leads.find('email', `lead${index + 1}@example.com`)[0]?.id ?? 0;
		if (bounces(index)) activities.wish(id, 'bounced');
		if (staysOut(index)) activities.wish(id, 'unqualified');
	}
	const execution = await runNodes(
		world,
		'Outcomes: Marketo',
		[people(), requestCampaign(), campaignResult()],
		chained('Start', 'People', 'Request campaign', 'Campaign result'),
	);
	const results = outputOf(execution, 'Campaign result').map(({ json }) => object(json));
	const count = (status: string): number => results.filter((result) => result['status'] === status).length;
	deepEqual([count('delivered'), count('bounced'), count('notSeen')], [950, 30, 20]);
	equal(results.length, messages);
	const { journal } = world.sandbox;
	const calls = marketoQuestions.reduce((sum, kind) => sum + journal.callCount(`marketo ${kind}`), 0);
	ok(calls > 0 && calls <= 80, `${calls} calls`);
	return calls;
}

/** @returns how many queries asked Campaign in each round */
async function followEvents(world: World): Promise<number[]> {
	const { controls } = world.sandbox.platforms.campaign;
	controls.set({ pendingMs: 0, deliveryMs: Infinity });
	const [execution] = await Promise.all([
		runNodes(
			world,
			'Outcomes: Campaign',
			[customers(messages), batched(pushEvent('Push event')), eventStatus()],
			chained('Start', 'Customers', 'Push event', 'Event status'),
		),
		deliverAfterFirstRound(world),
	]);
	controls.reset();
	const results = outputOf(execution, 'Event status').map(({ json }) => object(json));
	equal(results.filter(({ status, delivered }) => status === 'Sent' && delivered === true).length, messages);
	const rounds = roundsOf(statusQueries(world).map(({ startedAtMs }) => startedAtMs));
	ok(rounds.length > 1, `the statuses advanced between two rounds: ${rounds.join(', ')}`);
	ok(Math.max(...rounds) <= 20, `queries a round: ${rounds.join(', ')}`);
	return rounds;
}

/** Nothing is delivered before the first queries have been answered, however long the pushing takes. */
async function deliverAfterFirstRound(world: World): Promise<void> {
	await until(() => statusQueries(world).length > 0, 120_000);
	await setTimeout(3000);
	world.sandbox.platforms.campaign.controls.set({ deliveryMs: 0 });
}

function statusQueries({ sandbox }: World) {
	return sandbox.journal.calls('campaign').filter(({ operation }) => operation === 'ExecuteQuery');
}

const marketoQuestions = ['pagingToken', 'activities', 'activityTypes', 'membership'];

/** Rounds begin a poll interval of 20 s apart; the queries of one come close together, also on a slow machine. */
function roundsOf(startsMs: number[]): number[] {
	const rounds: number[] = [];
	let lastMs = -Infinity;
	for (const atMs of startsMs) {
		if (atMs - lastMs > 8000) rounds.push(0);
		rounds[rounds.length - 1] = (rounds.at(-1) ?? 0) + 1;
		lastMs = atMs;
	}
	return rounds;
}

function people(): Json {
	const jsCode = `return Array.from({ length: ${messages} }, (_, index) => ({ json: { email: \`lead\${index + 1}@example.com\` } }));`;
	return node('People', 'n8n-nodes-base.code', 2, { jsCode });
}

function requestCampaign(): Json {
	return marketo('Request campaign', 'marketoRequestCampaign', requestByEmail());
}

function campaignResult(): Json {
	return marketo('Campaign result', 'marketoCampaignResult', {
		campaignId: '={{ $json.campaignId }}',
		leadIds: '={{ $json.leadIds }}',
		since: '={{ $json.requestedAt }}',
		...{ wait: true, pollInterval: 30, maxWait: 75, options: {} },
	});
}

function marketo(name: string, type: string, parameters: Json): Json {
	return { ...node(name, `n8n-nodes-campaign-bridge.${type}`, 1, parameters), credentials: { marketoApi: {} } };
}

function batched(given: Json): Json {
	const parameters = object(given['parameters']);
	return { ...given, parameters: { ...parameters, sendMode: 'batched' } };
}

function eventStatus(): Json {
	const parameters = { eventId: '={{ $json.eventId }}', wait: true, pollInterval: 20, maxWait: 120, options: {} };
	const type = 'n8n-nodes-campaign-bridge.adobeCampaignEventStatus';
	return { ...node('Event status', type, 1, parameters), credentials: { adobeCampaignSessionApi: {} } };
}

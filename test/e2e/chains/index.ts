import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { object, text } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';
import type { Checks } from '../checks';
import type { World } from '../world';
import { byHand } from './byHand';
import { arrivedByOrder } from './arrived';
import type { Arrived, Platform } from './arrived';
import { makeOrders, refusal, requestBody } from './orders';
import type { Order } from './orders';
import { postOrders, publishChain } from './publishChain';
import { newestRun, pairedPosition } from './runData';
import { outcomes } from './outcomes';
import { shapes } from './shapes';
import { startsOnce } from './startsOnce';

const orderCount = 30;
const ownNodes = ['Send text message', 'Wait for the text message', 'Ask for an address', 'Record what happened'];

/** A published workflow that uses all platforms: up to the last node, each message must have the values of its own order. */
export async function chains(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	const { journal } = world.sandbox;
	journal.clear();
	const orders = makeOrders(orderCount, 'chain');
	const refused = orders.filter(({ refusedBy }) => refusedBy);
	const confirmed = orders.filter(({ refusedBy }) => !refusedBy);
	const chain = await publishChain(world, api, credentialIds);

	for (const { number } of refused.filter(({ refusedBy }) => refusedBy === 'campaign')) {
		const response = { status: 400, body: refusal(number) };
		world.sandbox.faults.add({ method: 'PushEvent', bodyIncludes: number, answer: response });
	}
	await checks.check(`one request with ${orderCount} orders runs through eight nodes on five platforms`, async () => {
		const items = await postOrders(chain, requestBody(orders));
		ok(Array.isArray(items), 'the items of the last node');
		equal(items.length, refused.length);
	});
	await checks.check(
		'n8n links every item on both outputs to its own order',
		async () => {
			const outputs = await newestRun(api, chain.workflowId);
			const [successes = [], errors = []] = outputs.get('Push order confirmation') ?? [];
			deepEqual(
				successes.map(pairedPosition),
				confirmed.map((order) => orders.indexOf(order)),
			);
			deepEqual(
				errors.map(pairedPosition),
				refused.map((order) => orders.indexOf(order)),
			);
			refused.forEach((order, index) => checkError(order, object(errors[index]?.['json'])));
			for (const node of ownNodes) {
				const [items = []] = outputs.get(node) ?? [];
				deepEqual(
					items.map(pairedPosition),
					refused.map((_, index) => index),
					node,
				);
			}
		},
		() => `${confirmed.length} confirmed, ${refused.length} refused`,
	);

	const arrived = arrivedByOrder(journal);
	await checks.check('every message on the success output has the values of its own order', async () => {
		for (const order of confirmed) checkConfirmed(order, arrived.get(order.number));
	});
	await checks.check(
		'every message on the error output has the values of its own order, to the last node',
		async () => {
			for (const order of refused) checkRefused(order, arrived.get(order.number));
			equal(arrived.size, orders.length, 'number of orders');
		},
	);
	for (const kind of ['campaign Logon', 'ims token', 'marketo token']) {
		const signIns = journal.callCount(kind);
		await checks.check(
			`at most one sign-in: ${kind}`,
			async () => ok(signIns <= 1, `${signIns}`),
			() => String(signIns),
		);
		checks.count(`calls "${kind}"`, signIns);
	}
	const tally = (platform: Platform) =>
		[...arrived.values()].filter((entry) => Object.keys(entry[platform]).length > 0).length;
	checks.count('orders', orders.length);
	checks.count('confirmed by Campaign, followed up by Marketo', `${tally('campaign')}, ${tally('marketo')}`);
	checks.count('refused by Campaign', refused.length);
	const fallbacks = [tally('campaignStandard'), tally('journeyOptimizer'), tally('experiencePlatform')];
	checks.count('of these in Campaign Standard, Journey Optimizer, Platform', fallbacks.join(', '));
	await shapes(world, checks);
	await outcomes(world, checks);
	await startsOnce(world, checks);
	await byHand(world, checks);
}

/** Campaign and Marketo know the order, Marketo with the event id from Campaign; the others do not. */
function checkConfirmed({ number, firstName, email, total }: Order, arrived: Arrived | undefined): void {
	const eventId = text(arrived?.campaign['id']);
	match(eventId, /^\d+$/, `event id of ${number}`);
	deepEqual(arrived, {
		campaign: { id: eventId, email, firstName, orderNumber: number, total },
		marketo: { email, eventId },
		...{ campaignStandard: {}, journeyOptimizer: {}, experiencePlatform: {} },
	});
}

/** The error item contains its original order and Campaign's text about it. */
function checkError({ number, refusedBy }: Order, json: Json): void {
	equal(json['number'], number);
	const { outcome, platformMessage } = object(json['details']);
	equal(outcome, 'rejected', number);
	if (refusedBy === 'campaign') equal(platformMessage, refusal(number));
}

/** Three platforms know the order, each with the response of the previous one. */
function checkRefused(order: Order, arrived: Arrived | undefined): void {
	const { number, firstName, mobilePhone, account, total, email, refusedBy } = order;
	const reason = text(arrived?.journeyOptimizer['reason']);
	if (refusedBy === 'check') ok(reason.includes(`: ${email} [item `), `reason of ${number}: ${reason}`);
	else match(reason, /Campaign/, `reason of ${number}`);
	const executionId = text(arrived?.journeyOptimizer['executionId']);
	match(executionId, /^UMA-\d+$/, `execution of ${number}`);
	deepEqual(arrived, {
		...{ campaign: {}, marketo: {} },
		campaignStandard: { mobilePhone, firstName },
		journeyOptimizer: { executionId, userId: account, textMessage: 'processed', reason },
		experiencePlatform: { id: `${number} ${executionId}`, account, firstName, total: Number(total) },
	});
}

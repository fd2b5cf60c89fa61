import type { IDataObject } from 'n8n-workflow';

import { timeLapse, type TimeLapse } from '../../harness/timeLapse';
import { customers, eventStatus, pushed, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { byId, details, first, jsons, outcomes } from '../bench/items';

describe('Event Status', () => {
	let bench: Bench<'campaign'>;
	let time: TimeLapse | undefined;
	beforeAll(async () => {
		bench = await Bench.open(eventStatus);
	});
	afterEach(() => {
		time?.end();
		time = undefined;
		bench.reset();
	});
	afterAll(async () => await bench.close());

	const controls = () => bench.platform.controls;
	/** Pushes events with these addresses; what that took is not on the wire any more. */
	const sent = async (...emails: string[]): Promise<IDataObject[]> => {
		const items = await pushed(
			bench,
			emails.map((email) => ({ email })),
		);
		bench.wire.length = 0;
		return items;
	};
	const many = async (count: number) => await sent(...customers(count).map(({ email }) => email));
	const withLog = { options: { deliveryLog: true } };
	const statuses = (items: IDataObject[]) => items.map(({ status, final, delivered }) => [status, final, delivered]);
	const hintsOf = ({ hints }: { hints: Array<{ message: string }> }) => hints.map(({ message }) => message).join();
	const tables = () => bench.calls().map(({ body }) => /schema="([^"]*)"/.exec(body)?.[1]);

	describe('asked once', () => {
		test('every status that Adobe documents is told in its words, and what nobody knows is not final', async () => {
			const items = await sent(
				...['ann@example.com', 'bob+ignored@example.com', 'cy+error@example.com', 'di+notCovered@example.com'],
				...[
					'ed+expired@example.com',
					'flo+pending@example.com',
					'gus+delivering@example.com',
					'hal+future@example.com',
				],
			);
			const results = jsons(await bench.run(items));
			expect(statuses(results)).toEqual([
				['Sent', true, true],
				['Ignored by the delivery', true, false],
				['Delivery error', true, false],
				['Event not covered', true, false],
				['Event expired', true, false],
				['Pending', false, false],
				['Pending delivery', false, false],
				['Recycled', false, false],
			]);
			const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
			expect(results[0]).toEqual({
				...{ eventId: items[0]?.eventId, found: true, status: 'Sent', statusCode: 13, statusName: 'sent' },
				...{ final: true, delivered: true, queue: 'rtEvent', created: at, processing: at, processed: at },
			});
			expect(bench.calls()).toHaveLength(1);
		});

		test('a hundred events share a query, in which an event is named once', async () => {
			const items = (await many(125)).flatMap((item) => [item, item]);
			const results = jsons(await bench.run(items));
			expect(results.filter(({ delivered }) => delivered)).toHaveLength(250);
			expect(results.map(({ eventId }) => eventId)).toEqual(items.map(({ eventId }) => eventId));
			const keys = bench.calls().map(({ body }) => /@id IN \(([\d, ]*)\)/.exec(body)?.[1]?.split(', ').length);
			expect(keys).toEqual([50, 50, 25]);
		});

		test('an event that the instance does not have is not found', async () => {
			const [item = {}] = await sent('ann@example.com');
			const unknownEvent = { eventId: '72057594037927999' };
			expect(jsons(await bench.run([item, unknownEvent]))[1]).toEqual({
				...{ ...unknownEvent, found: false, status: 'notFound' },
				...{ final: false, delivered: false, queue: 'rtEvent' },
			});
		});

		test('the queues have tables of their own', async () => {
			controls().set({ pendingMs: 0, deliveryMs: 0 });
			const batch = await pushed(bench, [{ email: 'ann@example.com' }], { queue: 'batchEvent' });
			expect(jsons(await bench.run(batch))).toMatchObject([{ found: false }]);
			expect(jsons(await bench.run(batch, { queue: 'batchEvent', ...withLog }))).toMatchObject([
				{ found: true, status: 'Sent', queue: 'batchEvent', deliveryLog: { status: 'Sent' } },
			]);
		});

		test('an instance in another language is understood by its names, and one without words is never final', async () => {
			const items = await sent('ann@example.com', 'bob+delivering@example.com', 'cy+error@example.com');
			controls().set({ statusWords: 'french' });
			expect(statuses(jsons(await bench.run(items)))).toEqual([
				['Envoyé', true, true],
				['En attente de diffusion', false, false],
				['Erreur de diffusion', true, false],
			]);
			controls().set({ statusWords: 'none' });
			expect(jsons(await bench.run(items))).toMatchObject([
				{ status: '13', statusCode: 13, final: false, delivered: false },
				{ status: '12' },
				{ status: '15' },
			]);
		});

		test.each(['logon', 'ims', 'loginPassword', 'sessionToken'])('signs in by %s', async (authentication) => {
			const items = await sent('ann@example.com');
			const credentials = storeFor(bench, authentication);
			expect(jsons(await bench.run(items, {}, { credentials }))).toMatchObject([{ status: 'Sent' }]);
		});

		test('Adobe advises against many queries, so there are at most thirty a minute unless the user says otherwise', async () => {
			const items = await many(31);
			time = timeLapse();
			const options = { batchSize: 1, deliveryLog: false, timeout: 3000 };
			const result = await bench.bare().run(items, { eventId: '={{ $json.eventId }}', options });
			expect(jsons(result)).toHaveLength(31);
			expect(time.waits.length).toBeGreaterThan(0);
			expect(bench.sandbox.journal.peakInFlight).toBe(1);
		});
	});

	describe('the delivery log', () => {
		test('says why, with one more query for a hundred events', async () => {
			const items = await sent(
				'ann@example.com',
				'bob+ignored@example.com',
				'cy+error@example.com',
				'di+pending@example.com',
			);
			const results = jsons(await bench.run(items, withLog));
			const at = expect.stringMatching(/T.*Z$/);
			expect(results.map(({ deliveryLog }) => deliveryLog)).toEqual([
				{ status: 'Sent', statusCode: 1, at, reason: '0', reasonCode: 0 },
				{ status: 'Ignored', statusCode: 0, at, reason: 'Address on denylist', reasonCode: 8 },
				{
					...{ status: 'Failed', statusCode: 2, at, reason: 'User unknown', reasonCode: 1 },
					text: '550 5.1.1 Unknown user',
				},
				undefined,
			]);
			expect(tables()).toEqual(['nms:rtEvent', 'nms:broadLogRtEvent']);
		});

		test('is left out where there is no right to read it, which costs one query and a hint', async () => {
			const items = await many(250);
			controls().set({ denyLog: true });
			const result = await bench.run(items, withLog);
			expect(jsons(result).every(({ status, deliveryLog }) => status === 'Sent' && deliveryLog === undefined)).toBe(
				true,
			);
			expect(tables()).toEqual([...Array(3).fill('nms:rtEvent'), 'nms:broadLogRtEvent']);
			expect(hintsOf(result)).toContain('The delivery log could not be read: Campaign could not carry out the query');
		});

		test.each([
			['a refusal by something on the way', { answer: { status: 403, body: '' } }],
			['a response that nobody can read', { answer: { status: 200, body: 'busy' }, times: 0 }],
			['no response', { drop: true, times: 0 }],
		])('is left out after %s, and nothing else', async (_, fault) => {
			const items = await sent('ann@example.com');
			bench.sandbox.faults.add({ bodyIncludes: 'broadLog', ...fault });
			const result = await bench.run(items, { options: { deliveryLog: true, maxTries: 1 } });
			expect(jsons(result)).toMatchObject([{ status: 'Sent', final: true }]);
			expect(hintsOf(result)).toContain('The delivery log could not be read');
		});

		test('of 1,000 events takes twenty queries in all', async () => {
			const items = await many(1000);
			const results = jsons(await bench.run(items, withLog));
			expect(results.filter(({ deliveryLog }) => deliveryLog !== undefined)).toHaveLength(1000);
			expect(bench.calls()).toHaveLength(20);
		});
	});

	describe('what must not be asked', () => {
		test.each([
			['an item without an ID', {}, "'Event ID' is empty"],
			['the ID of another node', { eventId: 'EVTcartAbandonment' }, 'is not the ID of a pushed event'],
			[
				'an execution of Journey Optimizer',
				{ eventId: '6e3b2a52-3d0c-4d8e-a9f5-0a1b2c3d4e5f' },
				'is not the ID of a pushed event',
			],
			['an expression', { eventId: "1) or (@email like '%'" }, 'is not the ID of a pushed event'],
			['an ID that was not stored', { eventId: '0' }, 'is not the ID of a pushed event'],
			['an ID that a number has rounded', { eventId: 72057594039155998 }, 'is a number whose last digits are lost'],
		])('%s is refused, the others are asked about', async (_, bad, message) => {
			const [good = {}] = await sent('ann@example.com');
			const result = await bench.runOn([bad, good]);
			expect(outcomes(result.outputs[0])).toEqual(['rejected', undefined]);
			expect(first(result.outputs[0]).error).toContain(message);
			expect(jsons(result)[1]).toMatchObject({ status: 'Sent' });
			expect(bench.calls()).toHaveLength(1);
		});

		test('events of several instances are not asked of one, which would tell the status of its own', async () => {
			const [own = {}] = await sent('ann@example.com');
			// The same primary key in another instance.
			const other = { eventId: String(BigInt(String(own.eventId)) + (1n << 56n)) };
			const result = jsons(await bench.runOn([own, other]));
			expect(result.map(({ error }) => error)).toEqual(
				Array(2).fill(expect.stringContaining('The events belong to several execution instances: 1, 2')),
			);
			expect(bench.calls()).toHaveLength(0);
			const chosen = jsons(await bench.runOn([own, other], { options: { executionInstance: 1 } }));
			expect(chosen[0]).toMatchObject({ status: 'Sent' });
			expect(chosen[1]?.error).toContain('The event belongs to execution instance 2, and instance 1 is asked');
		});
	});

	describe('what Campaign refuses', () => {
		test('is said of the query', async () => {
			const items = await sent('ann@example.com', 'bob@example.com');
			controls().set({ denyQuery: true });
			const results = jsons(await bench.runOn(items));
			expect(results.map(details)).toEqual(
				Array(2).fill(expect.objectContaining({ outcome: 'rejected', code: 'SOP-330011' })),
			);
			expect(results[0]?.error).toContain('Campaign could not carry out the query');
			expect(bench.calls()).toHaveLength(1);
		});

		test('because a session ended is asked again with a new one', async () => {
			const items = await sent('ann@example.com');
			bench.sandbox.faults.add({ method: 'ExecuteQuery', expireSession: true });
			expect(jsons(await bench.run(items, { options: { maxTries: 3 } }))).toMatchObject([{ status: 'Sent' }]);
		});
	});

	describe('waiting', () => {
		const waiting = { wait: true, pollInterval: 60, maxWait: 600, options: { timeout: 3000, deliveryLog: true } };

		test('events are followed together to their final statuses', async () => {
			const items = await sent('ann@example.com', 'bob+error@example.com', 'cy+notCovered@example.com');
			controls().set({ pendingMs: 90_000, deliveryMs: 60_000 });
			time = timeLapse();
			const results = jsons(await bench.run(items, waiting));
			expect(statuses(results)).toEqual([
				['Sent', true, true],
				['Delivery error', true, false],
				['Event not covered', true, false],
			]);
			expect(results.map(({ deliveryLog }) => Object(deliveryLog).status)).toEqual(['Sent', 'Failed', undefined]);
			expect(time.waits.every((ms) => ms > 55_000 && ms <= 60_000)).toBe(true);
		});

		test('1,000 events take ten queries a round, and ten for the log at the end', async () => {
			const items = await many(1000);
			controls().set({ pendingMs: 0, deliveryMs: 110_000 });
			time = timeLapse();
			const options = { ...waiting.options, maxRequests: 0 };
			const results = jsons(await bench.run(items, { ...waiting, options }));
			expect(results.filter(({ delivered }) => delivered)).toHaveLength(1000);
			expect(bench.calls().length).toBeLessThanOrEqual(3 * 10 + 10);
		});

		test('when the time is over an item is unknown and shows its last status', async () => {
			const items = await sent('ann+delivering@example.com', 'bob@example.com');
			time = timeLapse();
			const results = jsons(await bench.runOn(items, { ...waiting, maxWait: 120 }));
			expect(results[0]).toEqual({
				error: "The status of the event is still 'Pending delivery' after 120 s",
				details: expect.objectContaining({
					todo: "Ask again later, or raise 'Max Wait (Seconds)'.",
					...{ outcome: 'unknown', eventId: items[0]?.eventId, status: 'Pending delivery', statusCode: 12 },
					deliveryLog: expect.objectContaining({ status: 'Pending' }),
				}),
			});
			expect(results[1]).toMatchObject({ status: 'Sent', final: true });
			expect(bench.calls().filter(({ body }) => body.includes('"nms:rtEvent"'))).toHaveLength(3);
		});

		test('an event that never appears is unknown', async () => {
			time = timeLapse();
			const [result] = jsons(await bench.runOn([{ eventId: '72057594037927999' }], { ...waiting, maxWait: 30 }));
			expect(result?.error).toContain('Campaign does not know the event after 30 s');
			expect(details(result)).toMatchObject({ outcome: 'unknown', found: false });
		});

		test('a server that is down for a while does not end the waiting, a refusal does', async () => {
			const items = await sent('ann@example.com');
			bench.sandbox.faults.add({ method: 'ExecuteQuery', times: 1, answer: { status: 500, body: '' } });
			time = timeLapse();
			const options = { ...waiting.options, maxTries: 1 };
			expect(jsons(await bench.runOn(items, { ...waiting, options }))).toMatchObject([{ status: 'Sent' }]);
			controls().set({ denyQuery: true });
			bench.wire.length = 0;
			expect(outcomes((await bench.runOn(items, waiting)).outputs[0])).toEqual(['rejected']);
			expect(bench.calls()).toHaveLength(1);
		});

		test('an item that does not wait is asked about once', async () => {
			const items = await sent('ann+pending@example.com', 'bob@example.com');
			time = timeLapse();
			const wait = '={{ $json.recipient === "bob@example.com" }}';
			const results = jsons(await bench.runOn(items, { ...waiting, wait }));
			expect(results[0]).toMatchObject({ status: 'Pending', final: false });
			expect(time.waits).toEqual([]);
		});

		test('Stop Workflow names the event that did not end', async () => {
			const items = await sent('ann@example.com', 'bob+delivering@example.com');
			time = timeLapse();
			const { error } = await bench.run(items, { ...waiting, maxWait: 30 });
			expect(error?.message).toBe("The status of the event is still 'Pending delivery' after 30 s");
		});

		test('cancelling stops the waiting', async () => {
			const items = await sent('ann+pending@example.com');
			const asked = bench.arrival(({ operation }) => operation === 'ExecuteQuery');
			const startMs = Date.now();
			const { status } = await bench.runOn(items, waiting, { cancelWhen: asked });
			expect(status).toBe('canceled');
			expect(Date.now() - startMs).toBeLessThan(5_000);
		});
	});

	test('a dry run shows the query of the first hundred, with no secret', async () => {
		const items = await many(150);
		const results = jsons(await bench.run(items, { options: { dryRun: true } }));
		const bodies = new Set(results.map(({ request }) => String(Object(request).body)));
		expect(bodies.size).toBe(2);
		expect([...bodies][0]).toContain('<queryDef schema="nms:rtEvent" operation="select" lineCount="100">');
		expect(bench.calls()).toHaveLength(0);
	});

	test('an event type that has no template is seen as not covered', async () => {
		const items = await pushed(bench, [{ email: 'ann@example.com' }], { eventType: byId('nobody_knows') });
		expect(jsons(await bench.run(items))).toMatchObject([
			{ status: 'Event not covered', final: true, delivered: false },
		]);
	});
});

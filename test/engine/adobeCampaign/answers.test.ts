import { plainText } from '../../../sandbox/http';
import { customers, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { details, outcomes } from '../bench/items';
import { fault, notStored } from '../bench/replies';

describe('what the answers of Campaign mean', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const controls = () => bench.sandbox.platforms.campaign.controls;
	const method = 'PushEvent';
	const first = ({ outputs }: Awaited<ReturnType<Bench['runOn']>>) => outputs[0]?.[0]?.json;

	test('an event ID beyond 2^53 is a text with every digit', async () => {
		const json = first(await bench.runOn(customers(1)));
		expect(typeof json?.eventId).toBe('string');
		expect(BigInt(String(json?.eventId))).toBeGreaterThan(2n ** 53n);
		expect(json?.eventId).toBe(Reflect.get(bench.sandbox.journal.messages('campaign')[0]?.detail ?? {}, 'id'));
	});

	test('the ID 0 is a rejection', async () => {
		controls().set({ plId: 'zero' });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json).outcome).toBe('rejected');
		expect(json?.error).toContain('Campaign did not store the event');
		expect(bench.calls(method)).toHaveLength(1);
	});

	test('a missing ID is unknown and the event is not sent again', async () => {
		controls().set({ plId: 'missing' });
		expect(details(first(await bench.runOn(customers(1)))).outcome).toBe('unknown');
		expect(bench.sandbox.journal.timesTaken('campaign', 'order-0')).toBe(1);
	});

	test('a batch answered with fewer IDs is accepted, without an ID on any item', async () => {
		controls().set({ batchIds: 'fewer' });
		const { outputs } = await bench.runOn(customers(3), { sendMode: 'batched' });
		const expected = { accepted: true, eventType: 'order_confirmation', method: 'PushEvents', queue: 'rtEvent' };
		expect(outputs[0]?.map(({ json }) => json)).toEqual(
			customers(3).map(({ email, externalId }) => ({ ...expected, recipient: email, reference: externalId })),
		);
	});

	test('a batch answered without any ID is unknown', async () => {
		controls().set({ batchIds: 'none' });
		const { outputs } = await bench.runOn(customers(3), { sendMode: 'batched' });
		expect(outcomes(outputs[0])).toEqual(['unknown', 'unknown', 'unknown']);
		expect(bench.calls('PushEvents')).toHaveLength(1);
	});

	test('an echo that is taken for an answer to a batch gives no IDs, whatever the context holds', async () => {
		const echo = `<PushEventsResponse xmlns='urn:nms:rtEvent'><pdomIds><Events><rtEvent email='a@example.com'><ctx><order id='4711'>815</order></ctx></rtEvent></Events></pdomIds></PushEventsResponse>`;
		const body = `<?xml version='1.0'?><e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>${echo}</e:Body></e:Envelope>`;
		bench.sandbox.faults.add({
			method: 'PushEvents',
			answer: { status: 200, headers: { 'content-type': 'text/xml' }, body },
		});
		const { outputs } = await bench.runOn(customers(2), { sendMode: 'batched' });
		expect(outcomes(outputs[0])).toEqual(['unknown', 'unknown']);
	});

	test.each([200, 500])('a fault with HTTP %d is a rejection with code and words', async (status) => {
		bench.sandbox.faults.add({ method, answer: { ...notStored, status } });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json)).toMatchObject({ outcome: 'rejected', code: 'XTK-170036', httpStatus: status });
		expect(bench.calls(method)).toHaveLength(1);
	});

	test('a fault of an older build without codes is a rejection', async () => {
		bench.sandbox.faults.add({ method, answer: fault('The event is not well.', '') });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json)).toMatchObject({ outcome: 'rejected', platformMessage: 'The event is not well.' });
	});

	test('a hidden detail, sent as the text null, is not shown', async () => {
		bench.sandbox.faults.add({ method, answer: fault('SOP-330011 Error while executing the method', 'null') });
		expect(details(first(await bench.runOn(customers(1)))).platformMessage).toBe(
			'SOP-330011 Error while executing the method',
		);
	});

	test.each([200, 401, 403, 500])('plain text XSV-350008 with HTTP %d renews the session', async (status) => {
		bench.sandbox.faults.add({
			method,
			answer: plainText(status, 'XSV-350008 Session has expired or is invalid. Please reconnect.'),
		});
		expect(first(await bench.runOn(customers(1)))?.accepted).toBe(true);
		expect(bench.calls('Logon')).toHaveLength(2);
	});

	test('the text of an expired session in data of the event is no expiry', async () => {
		const items = [{ email: 'a@example.com', externalId: 'x', note: 'XSV-350008 Session has expired or is invalid' }];
		bench.sandbox.faults.add({
			method,
			answer: fault(
				'The XML SOAP message is invalid',
				`(1:1) Error while parsing XML string '<a>XSV-350008 Session has expired</a>'`,
			),
		});
		expect(details(first(await bench.runOn(items))).outcome).toBe('rejected');
		expect(bench.calls('Logon')).toHaveLength(1);
	});

	test('SOP-330007 with XSV-350114 renews an IMS token', async () => {
		const answer = fault(
			"SOP-330007 Error while reading parameters of method 'PushEvent' of service 'nms:rtEvent'.",
			"XSV-350114 Unknown error during '/ims/profile/v1' IMS call, HTTP response code is 401",
		);
		bench.sandbox.faults.add({ method, answer });
		expect(first(await bench.runOn(customers(1), {}, { credentials: storeFor(bench, 'ims') }))?.accepted).toBe(true);
		expect(bench.calls('token')).toHaveLength(2);
	});

	test('SOP-330007 about the event itself is a rejection', async () => {
		bench.sandbox.faults.add({
			method,
			answer: fault("SOP-330007 Error while reading parameters of method 'PushEvent'.", ''),
		});
		expect(details(first(await bench.runOn(customers(1))))).toMatchObject({ outcome: 'rejected', code: 'SOP-330007' });
		expect(bench.calls('Logon')).toHaveLength(1);
	});

	test('XSV-350122, which is no answer about signing in, renews nothing', async () => {
		bench.sandbox.faults.add({
			method,
			answer: fault('XSV-350122 An error occurred and the process was stopped.', ''),
		});
		expect(details(first(await bench.runOn(customers(1))))).toMatchObject({ outcome: 'rejected', code: 'XSV-350122' });
		expect(bench.calls('Logon')).toHaveLength(1);
	});

	test.each(['loginPassword', 'sessionToken', 'trustedIp'])(
		'a refused address names the IP that Campaign sees (%s)',
		async (mode) => {
			controls().set({ refuseIp: true });
			const json = first(await bench.runOn(customers(3), {}, { credentials: storeFor(bench, mode) }));
			expect(details(json)).toMatchObject({ outcome: 'rejected', code: 'XSV-350013' });
			expect(details(json).todo).toContain('Campaign sees this n8n at the IP address 127.0.0.1.');
		},
	);

	test('a refused address at the log-on names the IP too', async () => {
		controls().set({ refuseIp: true });
		expect(details(first(await bench.runOn(customers(1)))).todo).toContain(
			'Campaign sees this n8n at the IP address 127.0.0.1.',
		);
	});

	test('XSV-350014 with HTTP 500 is a refused address', async () => {
		const text =
			"XSV-350014 The '217.148.73.152' IP address via which you are accessing the server is not accepted. Connection refused.";
		bench.sandbox.faults.add({ method, answer: plainText(500, text) });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json)).toMatchObject({ outcome: 'rejected', code: 'XSV-350014', httpStatus: 500 });
		expect(details(json).todo).toContain('IP address 127.0.0.1.');
	});

	test('an empty HTTP 403 asks which IP Campaign sees', async () => {
		bench.sandbox.faults.add({ method, answer: plainText(403, '') });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json)).toMatchObject({ outcome: 'rejected', httpStatus: 403 });
		expect(bench.calls('test')).toHaveLength(1);
	});

	test('the address is asked about once, however many calls were refused', async () => {
		controls().set({ refuseIp: true });
		await bench.runOn(
			customers(30),
			{ options: { concurrency: 1 } },
			{ credentials: storeFor(bench, 'loginPassword') },
		);
		expect(bench.calls('test')).toHaveLength(1);
		expect(bench.calls(method)).toHaveLength(1);
	});

	test('a wrong login in the token element is told as such', async () => {
		const credentials = bench.store({ authentication: 'loginPassword', password: 'not the password' });
		const json = first(await bench.runOn(customers(1), {}, { credentials }));
		expect(json?.error).toContain('Campaign refuses the login or the password');
		expect(details(json).outcome).toBe('rejected');
	});

	test.each([404, 405])('HTTP %d says that Base URL is wrong', async (status) => {
		bench.sandbox.faults.add({ method, answer: plainText(status, 'Not here') });
		const json = first(await bench.runOn(customers(1)));
		expect(details(json).outcome).toBe('rejected');
		expect(details(json).todo).toContain('Base URL');
	});
});

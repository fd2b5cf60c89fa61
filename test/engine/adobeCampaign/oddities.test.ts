import { demo } from '../../../sandbox/demo';
import { credentialTest } from '../../harness/credentialTest';
import { credentialType, customers, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { transactionalSend } from '../bench/campaignTransactional';
import { details, outcomes } from '../bench/items';

let bench: Bench<'campaign'>;
beforeAll(async () => {
	bench = await Bench.open(pushEvent);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const busy = { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'Service Unavailable' };
const odd = (text: string): string => `\uFEFF\u00A0${text.slice(0, 3)}\u200B${text.slice(3)}\u2060 `;

test('the first column of a CSV file may begin with a byte order mark', async () => {
	const [customer] = customers(1);
	const { email = '', ...others } = customer ?? {};
	await bench.run([{ '\uFEFFemail': email, ...others }]);
	expect(bench.calls()[0]?.body).toContain(`email="${email}"`);
});

test('an item with columns of a spreadsheet is written with valid names, and the hint lists them', async () => {
	const { hints } = await bench.run([{ email: 'anna@example.com', 'First Name': 'Anna' }], { makeNamesValid: true });
	expect(bench.calls()[0]?.body).toContain('<First_Name>Anna</First_Name>');
	expect(JSON.stringify(hints)).toContain('Names changed: First Name → First_Name');
});

test('a sign-in that is answered 200 without a session is waited out', async () => {
	bench.sandbox.faults.add({ bodyIncludes: 'Logon', times: 1, answer: busy });
	const items = customers(1);
	const { error } = await bench.run(items);
	expect(error).toBeUndefined();
	expect(bench.arrivals(items)).toEqual([1]);
	expect(bench.calls('PushEvent')).toHaveLength(1);
});

test('a token service that answers 200 without a token is waited out', async () => {
	bench.sandbox.faults.add({ path: '/ims/token/v3', times: 1, answer: busy });
	const items = customers(1);
	const { error } = await bench.run(items, {}, { credentials: storeFor(bench, 'ims') });
	expect(error).toBeUndefined();
	expect(bench.arrivals(items)).toEqual([1]);
});

describe('advice about what was pasted', () => {
	test('a session that has ended', async () => {
		const changes = { authentication: 'sessionToken', sessionToken: '___x', securityToken: '@x' };
		const { outputs } = await bench.runOn(customers(1), {}, { credentials: bench.store(changes) });
		expect(details(outputs[0]?.[0]?.json).todo).toMatch(
			/A session that you opened yourself is not renewed here: paste a new one/,
		);
		expect(outcomes(outputs[0])).toEqual(['rejected']);
	});

	test.each([
		['a pasted token gets it', { authentication: 'accessToken', accessToken: 'eyJ.ended.token' }, true],
		['an acquired one does not', { authentication: 'oauthServerToServer' }, false],
	])('%s', async (_name, changes, isGiven) => {
		const standard = bench.as(transactionalSend);
		const refused = { error_code: '401013', message: 'Oauth token is not valid' };
		bench.sandbox.faults.add({
			...{ path: '/geometrixx', times: 9 },
			answer: { status: 401, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(refused) },
		});
		const { outputs } = await standard.runOn(
			[{ email: 'anna@example.com' }],
			{},
			{ credentials: standard.store(changes) },
		);
		const { code, todo } = details(outputs[0]?.[0]?.json);
		expect(code).toBe('401013');
		expect(/A pasted token expires after a day/.test(String(todo))).toBe(isGiven);
	});
});

test('invisible characters in a credential change nothing, in its Test neither', async () => {
	const { login } = demo.campaign;
	const credentials = bench.store({ baseUrl: odd(bench.sandbox.url), login: odd(login) });
	const items = customers(1);
	const { error } = await bench.run(items, {}, { credentials });
	expect(error).toBeUndefined();
	expect(bench.arrivals(items)).toEqual([1]);
	expect(await credentialTest({ loader: bench.loader, type: credentialType, credentials })).toMatchObject({
		status: 'OK',
	});
});

import { accessToken, leadList, requestToken, rest, soap } from './marketoClient';
import { runningSandbox } from './running';

const running = runningSandbox();
const url = () => running().url;
const marketo = () => running().platforms.marketo;
const taken = () => running().journal.count('marketo');
const refused = (code: string, message?: string) => ({
	status: 200,
	json: expect.objectContaining({ success: false, errors: [{ code, message: message ?? expect.any(String) }] }),
});
const trigger = async (campaign: number, input: unknown, headers?: Record<string, string>) =>
	await rest({ url: url(), path: `campaigns/${campaign}/trigger.json`, body: { input }, headers });

describe('identity', () => {
	test('gives the same token with its remaining life until it ends', async () => {
		const first: unknown = await (await requestToken(url())).json();
		expect(first).toMatchObject({ token_type: 'bearer', expires_in: expect.any(Number) });
		expect(await accessToken(url())).toBe(await accessToken(url()));
	});

	test.each([
		[{ client_id: 'x' }, { error: 'unauthorized' }],
		[{ client_secret: 'x' }, { error: 'invalid_client', error_description: 'Bad client credentials' }],
	])('refuses %p with 401', async (changes, expected) => {
		const response = await requestToken(url(), changes);
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject(expected);
	});

	test('an expired token is refused with 602 first and 601 afterwards', async () => {
		const token = await accessToken(url());
		marketo().expireTokens();
		const call = async () => await rest({ url: url(), path: 'campaigns.json', token });
		expect(await call()).toEqual(refused('602', 'Access token expired'));
		expect(await call()).toEqual(refused('601', 'Access token invalid'));
		expect(await accessToken(url())).not.toBe(token);
	});

	test('a call without a header is refused, whatever its address says', async () => {
		const response = await fetch(`${url()}/rest/v1/campaigns.json?access_token=${await accessToken(url())}`);
		expect(await response.json()).toMatchObject({ errors: [{ code: '603' }] });
	});
});

describe('schedule', () => {
	const schedule = async (campaign: number | string, input?: unknown) =>
		await rest({ url: url(), path: `campaigns/${campaign}/schedule.json`, body: input === undefined ? {} : { input } });
	const inMinutes = (minutes: number) => `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}+0000`;

	test('takes a run of a batch campaign, by default in five minutes', async () => {
		const tokens = [{ name: '{{my.message}}', value: 'Hi' }];
		expect((await schedule(1040, { runAt: inMinutes(60), tokens })).json).toMatchObject({ result: [{ id: 1040 }] });
		expect((await schedule(1040)).json).toMatchObject({ success: true });
		const [first, second] = running().journal.messages('marketo');
		expect(first).toMatchObject({ kind: 'schedule', summary: '{{my.message}} Hi', detail: { campaignId: 1040 } });
		expect(Date.parse(String(second?.addressee)) - Date.now()).toBeGreaterThan(290_000);
	});

	test.each([
		['a trigger campaign', 1025, {}, '1003'],
		['an unknown campaign', 4711, {}, '1013'],
		['a campaign that is not a number', 'x', {}, '1001'],
		['a time in four minutes', 1040, { runAt: inMinutes(4) }, '1003'],
		['a time in three years', 1040, { runAt: inMinutes(3 * 366 * 1440) }, '1042'],
		['a time without an offset', 1040, { runAt: '2050-01-01T00:00:00' }, '1001'],
		['a token that the program does not have', 1040, { tokens: [{ name: '{{my.nope}}', value: 'x' }] }, '1003'],
		['tokens in a nested program', 1044, { tokens: [{ name: '{{my.message}}', value: 'x' }] }, '611'],
		['the name of its own program', 1040, { cloneToProgramName: 'Newsletter' }, '611'],
		['a member it does not know', 1040, { cloneToProgram: 'Copy' }, '1003'],
	])('refuses %s and schedules nothing', async (_, campaign, input, code) => {
		expect(await schedule(campaign, input)).toEqual(refused(code));
		expect(taken()).toBe(0);
	});

	test('clones 20 programs a day, each name once, and schedules the campaign of the clone', async () => {
		for (let clone = 0; clone < 20; clone++) {
			const { json } = await schedule(1040, { cloneToProgramName: `Copy ${clone}` });
			expect(json).toMatchObject({ result: [{ id: 9001 + clone }] });
		}
		expect(await schedule(1040, { cloneToProgramName: 'Copy 3' })).toEqual(refused('611'));
		expect(await schedule(1040, { cloneToProgramName: 'Copy 20' })).toEqual(refused('1020'));
		expect(taken()).toBe(20);
	});

	test('needs the permission to execute campaigns', async () => {
		marketo().controls.set({ denied: 'execute' });
		expect(await schedule(1040)).toEqual(refused('603'));
	});
});

describe('creating leads', () => {
	const create = async (body: object) => await rest({ url: url(), path: 'leads.json', body });
	const createOnly = (...emails: unknown[]) => ({
		...{ action: 'createOnly', lookupField: 'email', input: emails.map((email) => ({ email })) },
	});

	test('creates those that nobody has and skips the others, record by record', async () => {
		const { json } = await create(
			createOnly('new@example.com', 'ada@example.com', 'zoë@example.com', 'NEW@example.com'),
		);
		expect(json).toMatchObject({
			result: [
				{ id: expect.any(Number), status: 'created' },
				{ status: 'skipped', reasons: [{ code: '1005', message: 'Lead already exists' }] },
				{ status: 'skipped', reasons: [{ code: '1003' }] },
				{ status: 'skipped', reasons: [{ code: '1005' }] },
			],
		});
		expect(marketo().leads.find('email', 'new@example.com')).toHaveLength(1);
	});

	test.each([
		['another action', { ...createOnly('new@example.com'), action: 'createOrUpdate' }, '1003'],
		['another key', { ...createOnly('new@example.com'), lookupField: 'id' }, '1003'],
		['nothing', createOnly(), '1002'],
		['301 records', createOnly(...Array<string>(301).fill('new@example.com')), '1003'],
		['an ID', { action: 'createOnly', input: [{ id: 1 }] }, '1003'],
	])('refuses %s', async (_, body, code) => {
		expect(await create(body)).toEqual(refused(code));
		expect(marketo().leads.find('email', 'new@example.com')).toEqual([]);
	});

	test('needs its own permission', async () => {
		marketo().controls.set({ denied: 'write' });
		expect(await create(createOnly('new@example.com'))).toEqual(refused('603'));
	});
});

describe('activities', () => {
	const get = async (path: string) => (await rest({ url: url(), path })).json;
	const tokenSince = async (since: string) => {
		const given: unknown = await get(`activities/pagingtoken.json?sinceDatetime=${encodeURIComponent(since)}`);
		return encodeURIComponent(String(Object(given).nextPageToken));
	};
	const since = '2026-01-01T00:00:00Z';
	const request = async (...emails: string[]) => {
		const leads = emails.map((email) => ({ id: marketo().leads.add(email).id }));
		await trigger(1025, { leads });
		return leads.map(({ id }) => id);
	};
	const rows = async (query: string) => Object(await get(`activities.json?${query}`)).result;
	const aMoment = async () => await new Promise((resolve) => setTimeout(resolve, 20));

	test('tell what became of a requested lead, some time later', async () => {
		const ids = await request('x@example.com', 'y+bounced@example.com', 'z+unqualified@example.com');
		const query = `nextPageToken=${await tokenSince(since)}&activityTypeIds=6,7,8&leadIds=${ids.join(',')}`;
		expect(await rows(query)).toEqual([]);
		marketo().controls.set({ activityDelay: 0 });
		await aMoment();
		// Leads of a slow machine may have been requested in different milliseconds.
		const order = (a: { activityTypeId: number; leadId: number }, b: { activityTypeId: number; leadId: number }) =>
			a.activityTypeId - b.activityTypeId || a.leadId - b.leadId;
		const seen = (await rows(query)).sort(order);
		expect(seen).toMatchObject([
			{ leadId: ids[0], activityTypeId: 6, campaignId: 1025, activityDate: expect.stringMatching(/Z$/) },
			{ leadId: ids[1], activityTypeId: 6 },
			{ leadId: ids[0], activityTypeId: 7 },
			{ leadId: ids[1], activityTypeId: 8 },
		]);
		expect(seen[3].attributes).toContainEqual({ name: 'Details', value: '550 5.1.1 Unknown user' });
	});

	test('come in pages that always name a next one, at first empty ones where that is wanted', async () => {
		marketo().controls.set({ activityDelay: 0, pageSize: 1, emptyPages: 1 });
		const [id] = await request('x@example.com');
		await aMoment();
		let token = await tokenSince(since);
		const pages: Array<[number, unknown]> = [];
		for (let more = true; more;) {
			const page = Object(await get(`activities.json?nextPageToken=${token}&activityTypeIds=6,7&leadIds=${id}`));
			pages.push([page.result.length, page.moreResult]);
			more = page.moreResult;
			token = encodeURIComponent(page.nextPageToken);
		}
		expect(pages).toEqual([
			[0, true],
			[1, true],
			[1, false],
		]);
	});

	test.each([
		['no token', 'activityTypeIds=6', '1002'],
		['a foreign token', 'nextPageToken=abc&activityTypeIds=6', '1003'],
		['no types', 'nextPageToken=TOKEN', '1002'],
		['types of another instance', 'nextPageToken=TOKEN&activityTypeIds=1006', '1003'],
		['11 types', `nextPageToken=TOKEN&activityTypeIds=${Array(11).fill(6).join(',')}`, '1003'],
		['31 leads', `nextPageToken=TOKEN&activityTypeIds=6&leadIds=${Array(31).fill(1).join(',')}`, '1003'],
		['a lead that is not a number', 'nextPageToken=TOKEN&activityTypeIds=6&leadIds=x', '1001'],
	])('are refused to %s', async (_, query, code) => {
		const filled = query.replace('TOKEN', await tokenSince(since));
		expect(await get(`activities.json?${filled}`)).toMatchObject({ success: false, errors: [{ code }] });
	});

	test.each(['', 'yesterday', '2026-01-01T00:00:00'])(
		'a paging token needs a time with a zone, not %j',
		async (given) => {
			expect(await get(`activities/pagingtoken.json?sinceDatetime=${given}`)).toMatchObject({ success: false });
		},
	);

	test('types belong to the instance', async () => {
		marketo().controls.set({ typeOffset: 1000 });
		const { result } = Object(await get('activities/types.json'));
		expect(result).toContainEqual(expect.objectContaining({ id: 1006, name: 'Send Email' }));
	});

	test('a lead is a member of the campaigns it ran through, once where the campaign takes everybody once', async () => {
		const [id = 0] = await request('x@example.com');
		for (const _time of [1, 2]) await trigger(1032, { leads: [{ id }] });
		const [silent = 0] = await request('y+unqualified@example.com');
		expect(Object(await get(`leads/${id}/smartCampaignMembership.json`)).result).toMatchObject([
			{ smartCampaignId: 1025 },
			{ smartCampaignId: 1032, createdAt: expect.any(String), updatedAt: expect.any(String) },
		]);
		expect(Object(await get(`leads/${silent}/smartCampaignMembership.json`)).result).toEqual([]);
		expect(await get('leads/4711/smartCampaignMembership.json')).toMatchObject({ errors: [{ code: '1004' }] });
	});

	test.each([
		['activities', 'activities/types.json'],
		['activities', 'activities/pagingtoken.json?sinceDatetime=2026-01-01'],
		['assets', 'leads/318001/smartCampaignMembership.json'],
	] as const)('need the permission %s: %s', async (denied, path) => {
		marketo().controls.set({ denied });
		expect(await get(path)).toMatchObject({ errors: [{ code: '603' }] });
	});
});

describe('trigger', () => {
	test('takes every lead and answers with the campaign', async () => {
		const leads = [{ id: 318001 }, { id: 318002 }, { id: 318001 }];
		const answer = await trigger(1025, { leads, tokens: [{ name: '{{my.message}}', value: 'Hi' }] });
		expect(answer.json).toMatchObject({ success: true, result: [{ id: 1025 }] });
		expect(running().journal.timesTaken('marketo', '1025/318001')).toBe(2);
		expect(running().journal.messages('marketo')[0]).toMatchObject({
			kind: 'rest',
			addressee: 'lead1@example.com',
			summary: '{{my.message}} Hi',
		});
	});

	test.each([
		[
			'unknown leads, all of them',
			1025,
			{ leads: [{ id: 84 }, { id: 318001 }, { id: 85 }] },
			'1004',
			'Lead [84, 85] not found',
		],
		[
			'an unknown token',
			1025,
			{ leads: [{ id: 318001 }], tokens: [{ name: '{{my.nope}}', value: 'x' }] },
			'1003',
			'Invalid token value: ["my.nope"] ',
		],
		[
			'a token without braces',
			1025,
			{ leads: [{ id: 318001 }], tokens: [{ name: 'my.message', value: 'x' }] },
			'1003',
			undefined,
		],
		[
			'a token for a nested program',
			1034,
			{ leads: [{ id: 318001 }], tokens: [{ name: '{{my.message}}', value: 'x' }] },
			'611',
			'System error',
		],
		['an unknown campaign', 4711, { leads: [{ id: 318001 }] }, '1013', 'Campaign not found'],
		['a batch campaign', 1040, { leads: [{ id: 318001 }] }, '1003', undefined],
		['a campaign that is not active', 1041, { leads: [{ id: 318001 }] }, '1003', undefined],
		['a campaign without the trigger', 1042, { leads: [{ id: 318001 }] }, '1003', undefined],
		['no leads', 1025, { leads: [] }, '1002', undefined],
		['a lead ID that is a text', 1025, { leads: [{ id: '318001' }] }, '1001', undefined],
		['101 leads', 1025, { leads: Array.from({ length: 101 }, () => ({ id: 318001 })) }, '1003', undefined],
		[
			'101 tokens',
			1025,
			{ leads: [{ id: 318001 }], tokens: Array.from({ length: 101 }, () => ({ name: '{{my.message}}', value: 'x' })) },
			'1003',
			undefined,
		],
	])('refuses %s and takes nobody', async (_, campaign, input, code, message) => {
		expect(await trigger(campaign, input)).toEqual(refused(code, message));
		expect(taken()).toBe(0);
	});

	test('refuses another content type and what is no JSON', async () => {
		expect(await trigger(1025, {}, { 'content-type': 'text/plain' })).toEqual(refused('612'));
		expect(await rest({ url: url(), path: 'campaigns/1025/trigger.json', body: '{"input":' })).toEqual(refused('609'));
	});

	test('refuses a body of more than a megabyte with 413', async () => {
		expect((await trigger(1025, { tokens: 'x'.repeat(1_100_000) })).status).toBe(413);
	});

	test('lets a nested program through without tokens', async () => {
		expect((await trigger(1034, { leads: [{ id: 318001 }] })).json).toMatchObject({ success: true });
	});
});

describe('look-ups', () => {
	const leads = async (query: string) => await rest({ url: url(), path: `leads.json?${query}` });

	test('find leads in any case and every one of several', async () => {
		const { json } = await leads(
			'filterType=email&filterValues=LEAD1%40example.com,twice%40example.com,nobody%40example.com&fields=id,email',
		);
		expect(json).toMatchObject({ success: true, result: expect.any(Array) });
		expect(
			JSON.stringify(json)
				.match(/"email":"[^"]*"/g)
				?.sort(),
		).toEqual(['"email":"Twice@example.com"', '"email":"lead1@example.com"', '"email":"twice@example.com"']);
	});

	test('take a plus sign for a blank unless it is encoded', async () => {
		expect((await leads('filterType=email&filterValues=ada+news%40example.com')).json).toMatchObject({ result: [] });
		expect((await leads('filterType=email&filterValues=ada%2Bnews%40example.com')).json).toMatchObject({
			result: [{ email: 'ada+news@example.com' }],
		});
	});

	test('come as a form, too', async () => {
		const { json } = await rest({
			...{ url: url(), path: 'leads.json?_method=GET', body: 'filterType=email&filterValues=ada%40example.com' },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(json).toMatchObject({ result: [{ email: 'ada@example.com', firstName: 'ada' }] });
	});

	test.each([
		[
			'more than 300 values',
			`filterType=id&filterValues=${Array.from({ length: 301 }, (_, id) => id).join(',')}`,
			'1003',
		],
		['an unknown filter', 'filterType=leadOwnerEmail&filterValues=x', '1011'],
		['an unknown field', 'filterType=id&filterValues=318001&fields=id,shoeSize', '1006'],
		['no values', 'filterType=id&filterValues=', '1002'],
	])('refuse %s', async (_, query, code) => {
		expect(await leads(query)).toEqual(refused(code));
	});

	test('refuse more than 1000 matches', async () => {
		for (let copy = 0; copy < 1001; copy++) marketo().leads.add('crowd@example.com');
		expect(await leads('filterType=email&filterValues=crowd%40example.com')).toEqual(
			refused('1003', 'Too many results match the filter'),
		);
	});

	test('refuse an address of more than 8 KB with 414', async () => {
		expect((await leads(`filterType=email&filterValues=${'x'.repeat(8200)}`)).status).toBe(414);
	});

	test('page', async () => {
		marketo().controls.set({ pageSize: 1 });
		const query = 'filterType=email&filterValues=twice%40example.com';
		const { json } = await leads(query);
		expect(json).toMatchObject({ moreResult: true, result: [expect.anything()] });
		const token = /"nextPageToken":"([^"]+)"/.exec(JSON.stringify(json))?.[1] ?? '';
		const second = await leads(`${query}&nextPageToken=${encodeURIComponent(token)}`);
		expect(second.json).not.toHaveProperty('nextPageToken');
		expect(second.json).not.toEqual(json);
	});

	test('campaigns are filtered by program and by whether they can be requested', async () => {
		const { json } = await rest({ url: url(), path: 'campaigns.json?programName=Onboarding&isTriggerable=true' });
		expect(json).toMatchObject({
			result: [{ id: 1025, name: 'Send Welcome', programName: 'Onboarding', active: true }],
		});
	});

	test('a comma in a program name finds nothing', async () => {
		expect((await rest({ url: url(), path: 'campaigns.json?programName=Events%2C%202026' })).json).toMatchObject({
			result: [],
		});
	});
});

describe('limits', () => {
	test('calls beyond the window are refused with 606 and 20023, and token requests are not counted', async () => {
		marketo().controls.set({ maxCalls: 2 });
		const token = await accessToken(url());
		for (let call = 0; call < 2; call++) await rest({ url: url(), path: 'campaigns.json', token });
		expect(await rest({ url: url(), path: 'campaigns.json', token })).toEqual(
			refused('606', "Max rate limit '2' exceeded with in '20' secs"),
		);
		expect(
			(await soap(url(), `<source>MKTOWS</source><campaignId>1025</campaignId>${leadList('lead1@example.com')}`)).text,
		).toContain('<code>20023</code>');
		expect(marketo().peakInWindow()).toBe(3);
	});

	test('too many calls at once are refused with 615', async () => {
		marketo().controls.set({ maxConcurrent: 1 });
		const token = await accessToken(url());
		running().faults.add({ method: 'campaigns', delayMs: 200 });
		const slow = rest({ url: url(), path: 'campaigns.json', token });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await rest({ url: url(), path: 'leads.json?filterType=id&filterValues=1', token })).toEqual(refused('615'));
		expect((await slow).json).toMatchObject({ success: true });
	});

	test('the quota ends with 607 and 20015', async () => {
		marketo().controls.set({ quota: 0 });
		expect(await rest({ url: url(), path: 'campaigns.json' })).toEqual(refused('607'));
		expect((await soap(url(), '')).text).toContain('<code>20015</code>');
	});
});

describe('SOAP', () => {
	const byId = `<source>MKTOWS</source><campaignId>1025</campaignId>${leadList('lead1@example.com')}`;
	const byName = (rest: string) =>
		`<source>MKTOWS</source>${leadList('lead1@example.com')}<programName>Onboarding</programName><campaignName>Send Welcome</campaignName>${rest}`;
	const fault = (code: string) => ({
		status: 500,
		text: expect.stringMatching(new RegExp(`<faultstring>${code} - .*<code>${code}</code>`)),
	});

	test('takes leads by ID and by name', async () => {
		expect(await soap(url(), byId)).toEqual({
			status: 200,
			text: expect.stringContaining('<result><success>true</success></result>'),
		});
		await soap(
			url(),
			byName('<programTokenList><attrib><name>{{my.message}}</name><value>Hi</value></attrib></programTokenList>'),
		);
		await soap(url(), byName('<programTokenList/>'));
		expect(running().journal.timesTaken('marketo', '1025/318001')).toBe(3);
		expect(
			running()
				.journal.messages('marketo')
				.map(({ kind }) => kind),
		).toEqual(['soap', 'soap', 'soap']);
	});

	test('drops what is beyond a hundred keys without a word', async () => {
		const emails = Array.from({ length: 130 }, (_, index) => `lead${index + 1}@example.com`);
		const { status } = await soap(url(), `<source>MKTOWS</source><campaignId>1025</campaignId>${leadList(...emails)}`);
		expect([status, taken()]).toEqual([200, 100]);
	});

	test('an empty SOAPAction is taken', async () => {
		expect((await soap(url(), byId, { soapAction: '' })).status).toBe(200);
	});

	const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, '+00:00');
	test.each<[string, string, Parameters<typeof soap>[2], string]>([
		['a wrong signature', byId, { signature: '0'.repeat(40) }, '20014'],
		['another user', byId, { user: 'x' }, '20014'],
		['an incomplete authentication header', byId, { header: '<mktowsUserId>x</mktowsUserId>' }, '20014'],
		['a time stamp of ten minutes ago', byId, { timestamp: at(-10) }, '20016'],
		['a time stamp of another form', byId, { timestamp: '2026-01-02 03:04:05 +0000' }, '20014'],
		[
			'elements in the namespace',
			'',
			{ body: `<paramsRequestCampaign xmlns="http://www.marketo.com/mktows/">${byId}</paramsRequestCampaign>` },
			'20012',
		],
		[
			'another order',
			`<campaignId>1025</campaignId><source>MKTOWS</source>${leadList('lead1@example.com')}`,
			{},
			'20012',
		],
		['a SOAPAction of another operation', byId, { soapAction: '"http://www.marketo.com/mktows/getLead"' }, '20012'],
		['another content type', byId, { contentType: 'application/json' }, '20012'],
		['an unknown operation', '', { body: '<m:paramsGetLead/>', soapAction: '' }, '20019'],
		['a source that is none', byId.replace('MKTOWS', 'ME'), {}, '20012'],
		[
			'ID and name together',
			`${byId}<programName>Onboarding</programName><campaignName>Send Welcome</campaignName><programTokenList/>`,
			{},
			'20110',
		],
		['a name without a list of tokens', byName(''), {}, '20110'],
		[
			'an unknown token',
			byName('<programTokenList><attrib><name>{{my.nope}}</name><value/></attrib></programTokenList>'),
			{},
			'20110',
		],
		['an unknown campaign', byId.replace('1025', '4711'), {}, '20113'],
		['a campaign of another source', byId.replace('1025', '1033'), {}, '20113'],
		['an unknown lead', byId.replace('lead1@', 'nobody@'), {}, '20103'],
		['an unknown key type', byId.replace('EMAIL', 'COOKIE'), {}, '20102'],
		['no keys', '<source>MKTOWS</source><campaignId>1025</campaignId><leadList/>', {}, '20101'],
	])('refuses %s with a fault and takes nobody', async (_, parameters, changes, code) => {
		expect(await soap(url(), parameters, changes)).toEqual(fault(code));
		expect(taken()).toBe(0);
	});

	test('one unknown lead among others stops all of them and is named', async () => {
		const { text } = await soap(
			url(),
			`<source>MKTOWS</source><campaignId>1025</campaignId>${leadList('lead1@example.com', 'x@example.com')}`,
		);
		expect(text).toContain('<message>No lead found with EMAIL = x@example.com (20103)</message>');
		expect(taken()).toBe(0);
	});

	test('a fault can come without its detail', async () => {
		marketo().controls.set({ faultDetail: false });
		const { text } = await soap(url(), '', { signature: 'x' });
		expect(text).toContain('<faultstring>20014 - Authentication failed</faultstring></SOAP-ENV:Fault>');
	});

	test('lists the campaigns of a source', async () => {
		const { text } = await soap(url(), '', {
			body: '<m:paramsGetCampaignsForSource><source>SALES</source></m:paramsGetCampaignsForSource>',
			soapAction: '',
		});
		expect(text).toContain(
			'<returnCount>1</returnCount><campaignRecordList><campaignRecord><id>1033</id><name>Sales.Call back</name>',
		);
	});

	test('can be removed', async () => {
		marketo().controls.set({ soap: false });
		expect((await soap(url(), byId)).status).toBe(404);
	});
});

test('permissions are checked one by one', async () => {
	marketo().controls.set({ denied: 'execute' });
	expect(await trigger(1025, { leads: [{ id: 318001 }] })).toEqual(refused('603', 'Access denied'));
	expect((await rest({ url: url(), path: 'campaigns.json' })).json).toMatchObject({ success: true });
});

test('the journal holds no secret', async () => {
	await trigger(1025, { leads: [{ id: 318001 }] });
	const told = JSON.stringify([running().journal.messages(), running().journal.calls()]);
	expect(told).not.toContain(await accessToken(url()));
	expect(told).not.toContain('sandbox-marketo-secret');
});

import { chooseCampaign, chooseLeads } from '../../../nodes/Marketo/choose';
import { readRequest } from '../../../nodes/Marketo/requestCampaign.read';
import { restHost, soapEndpoint } from '../../../nodes/Marketo/wire/hosts';
import { judgeTrigger } from '../../../nodes/Marketo/wire/trigger';
import { ItemRefused, type Reason } from '../../../nodes/shared/contract/outcome';
import { itemOf } from '../item/itemOf';

function refusal(read: () => unknown): Reason {
	try {
		read();
	} catch (error) {
		if (error instanceof ItemRefused) return error.reason;
		throw error;
	}
	throw new Error('It was not refused');
}

describe('what people take for the endpoint', () => {
	test('the Munchkin account ID', () => {
		expect(refusal(() => restHost({ baseUrl: ' 123-ABC-456 ' }))).toEqual({
			message: "'Base URL' in the credential is the Munchkin account ID, not the REST endpoint",
			todo: 'Marketo shows the endpoint under Admin, Web Services, REST API; for this account it is probably https://123-ABC-456.mktorest.com.',
		});
		expect(refusal(() => soapEndpoint({ endpoint: '123-ABC-456' })).todo).toMatch(/mktoapi\.com\/soap\/mktows\/3_1\.$/);
	});
	test.each([
		'https://app-sj01.marketo.com/#SC1025A1',
		'app-sj01.marketo.com',
		'https://experience.adobe.com/#/@acme/so:123-ABC-456/marketo-engage',
		'https://info.mktoweb.com/page',
	])('the address in the browser: %s', (baseUrl) => {
		expect(refusal(() => restHost({ baseUrl }))).toEqual({
			message: "'Base URL' in the credential is an address of Marketo in the browser, not the REST endpoint",
			todo: 'Marketo shows the endpoint under Admin, Web Services, REST API: it looks like https://123-ABC-456.mktorest.com.',
		});
	});
	test('the endpoint of the other API', () => {
		expect(refusal(() => restHost({ baseUrl: 'https://123-ABC-456.mktoapi.com/soap/mktows/3_1' })).message).toBe(
			"'Base URL' in the credential is the SOAP endpoint, not the REST endpoint",
		);
		expect(refusal(() => soapEndpoint({ endpoint: 'https://123-ABC-456.mktorest.com/rest' })).message).toBe(
			"'Endpoint' in the credential is the REST endpoint, not the SOAP endpoint",
		);
	});
	test('the endpoint itself', () => {
		expect(restHost({ baseUrl: 'https://123-ABC-456.mktorest.com/rest' })).toBe('https://123-ABC-456.mktorest.com');
	});
});

describe('tokens of an item', () => {
	const parameters = {
		...{ campaignBy: 'id', campaignId: '1025', leadKeyType: 'EMAIL', leadField: 'email' },
		dataMode: 'autoMapInputData',
	};
	const read = (tokens: unknown) =>
		readRequest(itemOf({ email: 'anna@example.com', tokens }, parameters), 'rest').tokens;
	const list = [
		{ name: '{{my.message}}', value: 'Hello' },
		{ name: 'my.price', value: 10.5 },
	];
	const expected = [
		{ name: '{{my.message}}', value: 'Hello' },
		{ name: '{{my.price}}', value: '10.5' },
	];
	test.each([
		['a list of names and values', list],
		['the same as JSON text', JSON.stringify(list)],
		['an object', { 'my.message': 'Hello', 'my.price': 10.5 }],
	])('may be %s', (_form, tokens) => {
		expect(read(tokens)).toEqual(expected);
	});
	test.each([[[{ 'my.message': 'Hello' }]], [['my.message']]])('%j is not a list of tokens', (tokens) => {
		expect(refusal(() => read(tokens)).message).toBe("'tokens' of the item is not a valid list of tokens");
	});
	test('a list that is not JSON is not read either', () => {
		expect(refusal(() => read('[{"name":')).message).toBe("'tokens' is not a valid JSON object");
	});
});

test('a lead that is not found may be one that the API user cannot see', () => {
	const reason = refusal(() => chooseLeads({ type: 'EMAIL', value: 'nobody@example.com' }, [], 'error'));
	expect(reason.message).toBe('Marketo has no lead with the email address nobody@example.com');
	expect(reason.todo).toMatch(/A lead in a workspace or partition that the API user cannot see is not found either\.$/);
});

test('a campaign name with a character that nobody sees is named', () => {
	expect(refusal(() => chooseCampaign('Program', 'Welcome\u200B', [])).todo).toMatch(
		/One of the names contains a zero-width space \(U\+200B\)\.$/,
	);
	expect(refusal(() => chooseCampaign('Program', 'Welcome', [])).todo).not.toMatch(/contains/);
});

test('what Marketo passed over in a trigger is shown in the items concerned', () => {
	const request = {
		campaign: { by: 'id' as const, id: 1025 },
		key: { type: 'IDNUM', value: '1' },
		...{ tokens: [], source: 'MKTOWS' as const },
	};
	const skipped = { id: 2, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] };
	const body = JSON.stringify({ requestId: 'a#1', success: true, result: [{ id: 1, status: 'added' }, skipped] });
	const judgement = judgeTrigger({ status: 200, headers: {}, body }, [
		{ request, campaignId: 1025, leadIds: [1] },
		{ request, campaignId: 1025, leadIds: [2, 3] },
	]);
	if (judgement.kind !== 'answered') throw new Error(judgement.kind);
	const [first, second] = judgement.outcomes.map((outcome) => (outcome.outcome === 'accepted' ? outcome.json : {}));
	expect(first).not.toHaveProperty('skipped');
	expect(second).toMatchObject({ accepted: true, skipped: [skipped] });
});

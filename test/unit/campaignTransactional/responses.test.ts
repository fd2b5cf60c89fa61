import fc from 'fast-check';

import { judgeSend } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { isDelivered, isFinal, judgeStatusResponse } from '../../../nodes/AdobeCampaignTransactional/wire/status';

const address = { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVTcartAbandonment' };
const submitted = {
	email: 'test@example.com',
	scheduled: '2017-12-01T08:00:00.768Z',
	ctx: { cartAmount: '$ 125', lastProduct: 'Leather motorbike jacket', firstName: 'Jack' },
};
const event = { address, body: JSON.stringify(submitted), submitted };
/** The sample of the documentation, with the comma that it lacks. */
const sample = {
	PKey: '@agsag',
	ctx: { cartAmount: '', lastProduct: '', firstName: '' },
	email: '',
	scheduled: '2017-12-01 08:00:00.768Z',
	expiration: '2017-12-31 08:00:00.768Z',
	href: 'mcAdobe/EVTcartAbandonment/@agsag',
	serverUrl: ' https://myserver.com ',
	status: 'pending',
	type: '',
};
const send = (status: number, body: unknown) =>
	judgeSend({ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) }, event);
const ask = (status: number, body: unknown) =>
	judgeStatusResponse(
		{ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) },
		{ address, pKey: '@agsag' },
	);

describe('the response to an event', () => {
	test.each([200, 201, 202])('with %i is completed with what was submitted', (status) => {
		expect(send(status, sample)).toEqual({
			kind: 'answered',
			outcomes: [
				{
					outcome: 'accepted',
					json: {
						...sample,
						...{ ctx: submitted.ctx, email: 'test@example.com', serverUrl: 'https://myserver.com' },
						...{ accepted: true, organization: 'geometrixx', eventId: 'EVTcartAbandonment' },
					},
				},
			],
		});
	});

	test('keeps the values of the platform where it tells some', () => {
		expect(send(200, { ...sample, email: 'other@example.com', ctx: { firstName: 'Jill' } })).toMatchObject({
			outcomes: [{ json: { email: 'other@example.com', ctx: { firstName: 'Jill' } } }],
		});
	});

	test('gets a list back where a list was submitted', () => {
		const list = [{ name: 'Boots' }];
		const listed = { ...event, submitted: { ctx: { productList: list } } };
		const body = JSON.stringify({ PKey: '@k', ctx: { productList: '' } });
		expect(judgeSend({ status: 200, headers: {}, body }, listed)).toMatchObject({
			outcomes: [{ json: { ctx: { productList: list } } }],
		});
	});

	test('completes the objects of a list of the same length, and no others', () => {
		const productList = [
			{ name: 'Boots', price: 7 },
			{ name: 'Hat', price: 8 },
		];
		const listed = { ...event, submitted: { ctx: { productList } } };
		const echoed = (list: unknown) =>
			judgeSend({ status: 200, headers: {}, body: JSON.stringify({ PKey: '@k', ctx: { productList: list } }) }, listed);
		const expected = (list: unknown) => ({ outcomes: [{ json: { ctx: { productList: list } } }] });
		expect(
			echoed([
				{ name: '', price: 7 },
				{ name: '', price: '' },
			]),
		).toMatchObject(expected(productList));
		expect(echoed(['', { name: 'Cap' }])).toMatchObject(expected([productList[0], { name: 'Cap' }]));
		expect(echoed([{ name: '' }])).toMatchObject(expected([{ name: '' }]));
	});

	test.each([
		['no key', { ...sample, PKey: undefined }],
		['a blank key', { ...sample, PKey: '' }],
		['no JSON', 'ok'],
		['HTML', '<html></html>'],
		['nothing', ''],
		['half of it', JSON.stringify(sample).slice(0, 40)],
		['a list', '[]'],
		['null', 'null'],
		["the documentation's sample with its missing comma", '{"PKey":"@k" "email":""}'],
	])('%s is unknown', (_, body) => {
		expect(send(200, body)).toMatchObject({
			kind: 'answered',
			outcomes: [{ outcome: 'unknown', reason: { httpStatus: 200 } }],
		});
	});

	test('is never accepted without a key, whatever it is', () => {
		fc.assert(
			fc.property(fc.json(), (body) => {
				const judged = send(200, body);
				if (judged.kind === 'answered' && judged.outcomes[0]?.outcome === 'accepted') {
					expect(JSON.parse(body)).toHaveProperty('PKey');
				}
			}),
		);
	});
});

describe('the response about a status', () => {
	test('says final and delivered', () => {
		expect(ask(200, { ...sample, status: 'processed' })).toMatchObject({
			outcomes: [{ outcome: 'accepted', json: { status: 'processed', final: true, delivered: true, PKey: '@agsag' } }],
		});
	});

	test.each([['{}'], ['{"status":5}'], ['{"status":""}'], [''], ['<html/>'], ['{"status":"proc']])(
		'%s is unknown',
		(body) => {
			expect(ask(200, body)).toMatchObject({ outcomes: [{ outcome: 'unknown' }] });
		},
	);
});

test.each([
	['pending', false, false],
	['processing', false, false],
	['paused', false, false],
	['processed', true, true],
	['ignored', true, false],
	['deliveryFailed', true, false],
	['routingFailed', true, false],
	['tooOld', true, false],
	['targetingFailed', true, false],
	['somethingNew', false, false],
	['routageFailed', false, false],
])('%s: final %s, delivered %s', (status, final, delivered) => {
	expect([isFinal(status), isDelivered(status)]).toEqual([final, delivered]);
});

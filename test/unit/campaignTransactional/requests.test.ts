import fc from 'fast-check';

import { isSegment } from '../../../nodes/shared/item/text';
import { sendRequest } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { statusRequest } from '../../../nodes/AdobeCampaignTransactional/wire/status';
import { productionHosts } from '../../../nodes/shared/ims/hosts';

const address = { organization: 'geometrixx', transactionalApi: 'mcgeometrixx', eventId: 'EVTcartAbandonment' };

test('an event is posted as the documentation shows it', () => {
	const body = '{"email":"test@example.com","ctx":{"firstName":"Jack"}}';
	expect(sendRequest({ address, body, submitted: {} }, {})).toEqual({
		method: 'POST',
		url: 'https://mc.adobe.io/geometrixx/campaign/mcgeometrixx/EVTcartAbandonment',
		headers: {
			Accept: 'application/json',
			'Cache-Control': 'no-cache',
			'Content-Type': 'application/json;charset=utf-8',
		},
		body,
	});
});

test('the address of the credential counts in a custom environment only', () => {
	const event = { address, body: '{}', submitted: {} };
	const campaignUrl = 'http://127.0.0.1:8484/';
	expect(sendRequest(event, { environment: 'custom', campaignUrl }).url).toMatch(
		/^http:\/\/127\.0\.0\.1:8484\/geometrixx\//,
	);
	expect(sendRequest(event, { environment: 'production', campaignUrl }).url).toMatch(/^https:\/\/mc\.adobe\.io\//);
});

test.each([
	['@agsag_-12==', '@agsag_-12=='],
	['@a+b/c%2F?d#e f', '@a%2Bb%2Fc%252F%3Fd%23e%20f'],
])('the key %s becomes %s', (pKey, encoded) => {
	expect(statusRequest({ address, pKey }, {}).url).toBe(
		`https://mc.adobe.io/geometrixx/campaign/mcgeometrixx/EVTcartAbandonment/${encoded}`,
	);
});

test.each(['', '.', '..', '\uD800'])('%j can be no part of an address', (text) => {
	expect(isSegment(text)).toBe(false);
});

test('whatever the parts hold, the host stays and each part is one segment', () => {
	const part = fc.string({ unit: 'binary' }).filter(isSegment);
	fc.assert(
		fc.property(part, part, part, part, (organization, transactionalApi, eventId, pKey) => {
			const { url } = statusRequest({ address: { organization, transactionalApi, eventId }, pKey }, {});
			const { origin, pathname, search, hash } = new URL(url);
			expect([origin, search, hash]).toEqual([productionHosts.campaignUrl, '', '']);
			expect(pathname.split('/').slice(1).map(decodeURIComponent)).toEqual([
				organization,
				'campaign',
				transactionalApi,
				eventId,
				pKey,
			]);
		}),
	);
});

import HmacSHA1 from 'crypto-js/hmac-sha1';
import fc from 'fast-check';

import { signed, soapSignature, soapTimestamp } from '../../../nodes/Marketo/wire/soapSignIn';

const oldKey = '899756834129871744AAEE88DDCC77CDEEDEC1AAAD66';
const oldUser = 'bigcorp1_461839624B16E06BA2D663';
const newKey = '0123456789ABCDEF0123456789ABCDEF01234567890A';
const newUser = 'MKTOWS_123-ABC-456_1';

// V0 is Marketo's own and public (segmentio/marketo-python, test.py); the others were computed with OpenSSL.
test.each([
	['V0', oldKey, '2010-04-09T14:04:54-07:00', oldUser, 'ffbff4d4bef354807481e66dc7540f7890523a87'],
	['V1', oldKey, '2010-04-09T21:04:54+00:00', oldUser, 'bbad90a7701bf9431cfd2fab890f77654590ce6d'],
	['V2', oldKey, '2010-04-09T21:04:54Z', oldUser, '339cc25f694ced35972cebee37c502837600d5db'],
	['V3', oldKey, '2010-04-09T21:04:54.000Z', oldUser, '2ca0164cf31c3f0264523fbba42b0cb6ab9dd0d2'],
	['V4', newKey, '2026-07-31T23:59:59+00:00', newUser, '306389bde4e522ca0eb882e5c1414c5bee12dc2f'],
	['V5', newKey, '2026-01-02T03:04:05+05:30', newUser, '27c1ccf0b4c4560e5b4c3a400f38780ead051490'],
])('vector %s verifies', (_, key, timestamp, user, expected) => {
	expect(soapSignature(timestamp, user, key)).toBe(expected);
	expect(HmacSHA1(timestamp + user, key).toString()).toBe(expected);
});

test('the signature is that of an independent implementation, whatever the texts', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (key, user) => {
			const timestamp = '2026-01-02T03:04:05+00:00';
			expect(soapSignature(timestamp, user, key)).toBe(HmacSHA1(timestamp + user, key).toString());
		}),
	);
});

test('a time stamp has seconds and an offset, and no fraction', () => {
	expect(soapTimestamp(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe('2026-01-02T03:04:05+00:00');
});

describe('an empty authentication header', () => {
	const credential = { userId: ` ${newUser} `, encryptionKey: `${newKey}\n` };
	const call = (body: string) => ({ method: 'POST' as const, url: '', headers: {}, body });
	const now = Date.UTC(2026, 6, 31, 23, 59, 59);

	test.each([
		'<ns1:AuthenticationHeader/>',
		'<ns1:AuthenticationHeader></ns1:AuthenticationHeader>',
		'<ns1:AuthenticationHeader>\n</ns1:AuthenticationHeader >',
	])('is filled in: %s', (header) => {
		expect(signed(credential, call(`<a>${header}</a>`), now).body).toBe(
			`<a><ns1:AuthenticationHeader><mktowsUserId>${newUser}</mktowsUserId>` +
				'<requestSignature>306389bde4e522ca0eb882e5c1414c5bee12dc2f</requestSignature>' +
				'<requestTimestamp>2026-07-31T23:59:59+00:00</requestTimestamp></ns1:AuthenticationHeader></a>',
		);
	});

	test('keeps its attributes', () => {
		const { body } = signed(credential, call('<m:AuthenticationHeader xmlns:m="x"/>'), now);
		expect(body).toMatch(/^<m:AuthenticationHeader xmlns:m="x"><mktowsUserId>.*<\/m:AuthenticationHeader>$/);
	});

	test('once filled in stays as it is', () => {
		const once = signed(credential, call('<AuthenticationHeader/>'), now);
		expect(signed(credential, once, now + 60_000)).toBe(once);
	});

	test('is filled with stars where the key is masked', () => {
		const masked = { userId: newUser, encryptionKey: '***' };
		expect(signed(masked, call('<AuthenticationHeader/>'), now).body).toContain(
			'<requestSignature>***</requestSignature>',
		);
	});

	test('names its signature as a secret', () => {
		expect(signed(credential, call('<AuthenticationHeader/>'), now).secrets).toEqual([
			'306389bde4e522ca0eb882e5c1414c5bee12dc2f',
		]);
	});
});

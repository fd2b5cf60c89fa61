import { hostIn } from '../../../nodes/shared/paste/host';

test.each([
	['https://Platform.adobe.io/ajo/im', 'platform.adobe.io'],
	['https://rt.example.com:8443/a?b#c', 'rt.example.com:8443'],
	['http://rt.example.com:80', 'rt.example.com'],
	['rt.example.com:443', 'rt.example.com'],
	['https://platform.adobe.io@evil.example/', 'evil.example'],
	['https://a@b@evil.example:443/', 'evil.example'],
	['/nl/jsp/soaprouter.jsp', undefined],
	['https://{{host}}/x', undefined],
	['https://<your server>/x', undefined],
	['', undefined],
])('the host in %j is %j', (address, host) => expect(hostIn(address)).toBe(host));

import fc from 'fast-check';

import { judgeGateway, readGateway } from '../../../nodes/shared/ims/gateway';

const response = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});
const judge = (status: number, body: unknown) => judgeGateway(response(status, body));

test.each([
	['error_code as text', { error_code: '403003', message: 'Api Key is invalid' }, '403003'],
	['error_code as a number', { error_code: 403003, message: 'x' }, '403003'],
	['code as a number', { code: 500, message: 'Oops' }, '500'],
])('reads %s', (_, body, code) => {
	expect(readGateway(response(403, body))).toMatchObject({ code });
});

test.each([
	['AJO', { type: 'https://ns.adobe.com/aep/errors/MSG-000052-400', title: 'x', status: 400 }],
	['a code of another kind', { code: 'XTK-1' }],
	['text', 'no'],
	['a list', []],
])('%s is not its dialect', (_, body) => expect(readGateway(response(400, body))).toBeUndefined());

test.each([
	['401013', 'tokenExpired'],
	['401099', 'tokenExpired'],
	['400003', 'denied'],
	['403000', 'denied'],
	['403003', 'denied'],
	['403010', 'denied'],
	['403023', 'denied'],
	['403025', 'denied'],
	['403027', 'denied'],
	['403099', 'denied'],
	['429050', 'busy'],
	['503000', 'busy'],
])('%s is %s', (code, kind) => {
	expect(judge(Number(code.slice(0, 3)), { error_code: code, message: 'said' })).toMatchObject({
		kind,
		reason: { code, platformMessage: 'said' },
	});
});

test('the code decides and not the status', () => {
	expect(judge(400, { error_code: '401013', message: 'x' })).toMatchObject({
		kind: 'tokenExpired',
		reason: { httpStatus: 400 },
	});
});

test.each([
	[401, 'tokenExpired'],
	[429, 'busy'],
	[503, 'busy'],
	[403, undefined],
	[400, undefined],
	[404, undefined],
	[500, undefined],
	[504, undefined],
	[200, undefined],
])('status %i alone is %s', (status, kind) => {
	for (const body of ['', '<html></html>', '{"error_c']) expect(judge(status, body)?.kind).toBe(kind);
});

test('a success is never a refusal, whatever its body says', () => {
	expect(judge(200, { code: 403003, message: 'x' })).toBeUndefined();
});

test('Retry-After is honoured', () => {
	expect(judgeGateway(response(429, '', { 'retry-after': '3' }))).toMatchObject({ kind: 'busy', retryAfterMs: 3000 });
});

test('no body makes it throw', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 100, max: 599 }),
			fc.oneof(fc.json(), fc.string()),
			(status, body) => void judge(status, body),
		),
	);
});

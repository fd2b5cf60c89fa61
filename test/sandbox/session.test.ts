import { demo } from '../../sandbox/demo';
import { accessToken } from './imsClient';
import { runningSandbox } from './running';
import { logon, logonParameters, soap } from './soapClient';

const running = runningSandbox();
const send = (call: object) => soap({ url: running().url, ...call });
const campaign = () => running().platforms.campaign;
const { login, password, sessionToken, securityToken } = demo.campaign;
const expired = 'XSV-350008 Session has expired or is invalid. Please reconnect.';
const denied = 'Invalid login or password. Connection denied.';
const logonCall = (given: string) => ({
	action: 'xtk:session#Logon',
	token: '',
	parameters: logonParameters(login, given),
});

test('Logon answers a session token and a security token', async () => {
	const { text } = await send(logonCall(password));
	expect(text).toMatch(/<pstrSessionToken xsi:type='xsd:string'>___[0-9A-F-]{36}</);
	expect(text).toMatch(/<pstrSecurityToken xsi:type='xsd:string'>@[\w-]+==</);
	expect(text).toContain("securityTimeOut='86400' sessionTimeOut='86400'");
});

test('Logon with a wrong password answers 403 in plain text', async () => {
	expect(await send(logonCall('wrong'))).toEqual({ status: 403, text: `XSV-350012 ${denied}` });
});

test('Logon takes login before password', async () => {
	const swapped = { ...logonCall(password), parameters: logonParameters(password, login) };
	expect((await send(swapped)).status).toBe(403);
});

test.each(['noSessionToken', 'noSecurityToken'] as const)('logon %s leaves the token empty', async (value) => {
	campaign().controls.values.logon = value;
	expect((await send(logonCall(password))).text).toMatch(/xsd:string'><\/pstrSe/);
});

test('a session needs its cookie and its security token', async () => {
	const { url } = running();
	const headers = await logon(url);
	expect((await send({ token: '', headers })).text).toContain('<plId');
	expect((await send({ token: '', headers: { cookie: headers.cookie } })).text).toBe(expired);
	expect((await send({ token: '', headers: { ...headers, 'x-security-token': securityToken } })).text).toBe(expired);
});

test('a pasted session is open from the start', async () => {
	const headers = { cookie: `__sessiontoken=${sessionToken}`, 'x-security-token': securityToken };
	expect((await send({ token: '', headers })).text).toContain('<plId');
});

test("the Message Center mode of Adobe's own client has login and password in cookie and element", async () => {
	const token = `${login}/${password}`;
	const headers = { cookie: `__sessiontoken=${token}` };
	expect((await send({ token, headers })).text).toContain('<plId');
	expect((await send({ token: `${login}/no`, headers: { cookie: `__sessiontoken=${login}/no` } })).text).toContain(
		denied,
	);
	expect((await send({ token: '', headers })).text).toBe(expired);
});

test('an expired session is told in plain text with status 200', async () => {
	const headers = await logon(running().url);
	campaign().expireSessions();
	expect(await send({ token: '', headers })).toEqual({ status: 200, text: expired });
	campaign().controls.values.sessionExpiredStatus = 401;
	expect((await send({ token: '', headers })).status).toBe(401);
});

test('a session ends with Logoff', async () => {
	const headers = await logon(running().url);
	const logoff = { action: 'xtk:session#Logoff', token: '', parameters: '', headers };
	expect((await send(logoff)).text).toContain('LogoffResponse');
	expect((await send({ token: '', headers })).text).toBe(expired);
});

test('an IMS token signs in together with a blank session-token element', async () => {
	const headers = { authorization: `Bearer ${await accessToken(running().url)}` };
	expect((await send({ token: '', headers })).text).toContain('<plId');
	expect((await send({ headers })).text).toContain(denied);
});

test('an expired IMS token is told as a fault with status 200', async () => {
	const headers = { authorization: `Bearer ${await accessToken(running().url)}` };
	running().platforms.ims.expireTokens();
	const { status, text } = await send({ token: '', headers });
	expect(status).toBe(200);
	expect(text).toContain('SOP-330007 Error while reading parameters of method');
	expect(text).toContain(
		'XSV-350114 Unknown error during &apos;/ims/profile/v1&apos; IMS call, HTTP response code is 401',
	);
});

test('BearerTokenLogon exchanges an IMS token for a session', async () => {
	const bearerToken = `<urn:bearerToken>${demo.ims.accessToken}</urn:bearerToken>`;
	const call = { action: 'xtk:session#BearerTokenLogon', token: '', parameters: bearerToken };
	expect((await send(call)).text).toContain('<pstrSessionToken');
});

test.each(['mc/wrong', 'other/sandbox-password', 'mc/', '', '___no-session'])(
	'the session-token element %p signs nobody in',
	async (token) => {
		expect((await send({ token })).text).toContain(denied);
	},
);

test.each(['mc/', ''])('a trusted address needs no password: %p', async (token) => {
	campaign().controls.values.trustedIp = true;
	expect((await send({ token })).text).toContain('<plId');
});

test('a refused address reaches nothing but the redirection test', async () => {
	campaign().controls.values.refuseIp = true;
	const { status, text } = await send({});
	expect(status).toBe(403);
	expect(text).toContain("XSV-350013 The '127.0.0.1' IP address");
	expect(await (await fetch(`${running().url}/r/test`)).text()).toContain("<redir status='OK'");
});

test('the rate limit answers 429 with Retry-After where asked for', async () => {
	Object.assign(campaign().controls.values, { maxCallsPerSecond: 2, retryAfterSeconds: 3 });
	await send({});
	await send({});
	const response = await fetch(`${running().url}/nl/jsp/soaprouter.jsp`, { method: 'POST' });
	expect(response.status).toBe(429);
	expect(response.headers.get('retry-after')).toBe('3');
});

import { join } from 'node:path';

import ts from 'typescript';

import { root } from '../harness/paths';
import { runningSandbox } from './running';

const running = runningSandbox();

test('the page may load and call only what the sandbox serves', async () => {
	const response = await fetch(running().url);
	const html = await response.text();
	expect(response.headers.get('content-security-policy')).toBe(
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	);
	expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target)).toEqual([
		'data:,',
		'/sandbox/page.css',
		'/sandbox/page.js',
	]);
	expect(html).not.toMatch(/<script>|<style>| on\w+=/);
});

test.each([
	['/sandbox/page.js', 'text/javascript', 'EventSource'],
	['/sandbox/page.css', 'text/css', 'color-scheme'],
])('%s is built when it is asked for', async (path, type, part) => {
	const response = await fetch(`${running().url}${path}`);
	expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
	expect(await response.text()).toContain(part);
});

test.each([
	['POST', '/'],
	['PUT', '/sandbox/messages'],
	['GET', '/sandbox/feedback'],
	['POST', '/sandbox/calls/1'],
])('%s %s is not allowed', async (method, path) => {
	expect((await fetch(`${running().url}${path}`, { method })).status).toBe(405);
});

test.each(['/sandbox/calls/', '/sandbox/calls/x', '/sandbox/1', '/sandbox/messages/-1', '/sandbox/messages/1e3'])(
	'%s is not found',
	async (path) => {
		expect((await fetch(`${running().url}${path}`)).status).toBe(404);
	},
);

// The page has a configuration of its own, because it runs in a browser.
test('the sources of the page have the right types', () => {
	const path = join(root, 'sandbox', 'page', 'tsconfig.json');
	const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
	const parsed = ts.getParsedCommandLineOfConfigFile(path, {}, host);
	const program = ts.createProgram(parsed?.fileNames ?? [], parsed?.options ?? {});
	const problems = ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => [file?.fileName, messageText]);
	expect(parsed?.fileNames.some((file) => file.endsWith('main.tsx'))).toBe(true);
	expect(problems).toEqual([]);
});

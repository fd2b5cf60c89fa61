import { modelPath } from '../../sandbox/scriptedModel';
import { runningSandbox } from './running';

const running = runningSandbox();

const tool = {
	type: 'function',
	function: {
		name: 'Send_password_reset',
		parameters: { type: 'object', properties: { email: { type: 'string' }, reason: { type: 'string' } } },
	},
};

async function complete(messages: object[], more: object = { tools: [tool] }): Promise<Response> {
	return await fetch(`${running().url}${modelPath}/chat/completions`, {
		method: 'POST',
		body: JSON.stringify({ model: 'gpt-4.1-mini', messages, ...more }),
	});
}

async function next(messages: object[], more?: object) {
	const { choices } = (await (await complete(messages, more)).json()) as {
		choices: Array<{ finish_reason: string; message: { content: string | null; tool_calls?: unknown[] } }>;
	};
	return choices[0];
}

const user = (content: unknown) => ({ role: 'user', content });
const result = (content: unknown) => ({ role: 'tool', tool_call_id: 'call_1', content: JSON.stringify(content) });

test('it asks for an email address', async () => {
	expect(await next([user('I have lost my password.')])).toMatchObject({
		finish_reason: 'stop',
		message: { content: 'Which email address does your account have?' },
	});
});

test('it calls the tool with the address that it was given', async () => {
	const choice = await next([user('I have lost my password.'), user('It is ada@example.com, yes.')]);
	expect(choice?.finish_reason).toBe('tool_calls');
	expect(choice?.message.tool_calls).toMatchObject([
		{ function: { name: 'Send_password_reset', arguments: '{"email":"ada@example.com","reason":"sample"}' } },
	]);
});

test('it reads a message in parts', async () => {
	const choice = await next([user([{ type: 'text', text: 'ada@example.com' }])]);
	expect(choice?.finish_reason).toBe('tool_calls');
});

test('it does not make up a tool', async () => {
	expect(await next([user('ada@example.com')], {})).toMatchObject({ finish_reason: 'stop' });
});

test('it reports what the tool says, and promises nothing that the tool does not', async () => {
	const asked = user('ada@example.com');
	expect((await next([asked, result([{ accepted: true }])]))?.message.content).toContain('is on its way');
	expect((await next([asked, result({ error: 'Campaign stopped' })]))?.message.content).toBe(
		'No email was sent for certain. The tool says: {"error":"Campaign stopped"}',
	);
});

test('it can be read as a stream', async () => {
	const response = await complete([user('ada@example.com')], { tools: [tool], stream: true });
	expect(response.headers.get('content-type')).toBe('text/event-stream');
	const text = await response.text();
	expect(text).toMatch(/^data: \{.*"delta":\{"role":"assistant".*\}\n\ndata: \[DONE\]\n\n$/);
});

test('it lists itself, so that the credential can be tested', async () => {
	const response = await fetch(`${running().url}${modelPath}/models`);
	expect(await response.json()).toMatchObject({ data: [{ id: 'scripted' }] });
});

test.each(['{}', '{"messages":"hello"}', 'hello'])('a request without messages is refused: %s', async (body) => {
	const response = await fetch(`${running().url}${modelPath}/chat/completions`, { method: 'POST', body });
	expect(response.status).toBe(400);
});

test('nothing of it counts as a message to a platform', async () => {
	await next([user('ada@example.com')]);
	expect(running().journal.count()).toBe(0);
});

import { randomUUID } from 'node:crypto';

import { json, plainText, type Call, type Reply } from './http';
import { isObject } from './json';

/** What n8n's credential takes as the base URL of the model, after the sandbox's own. */
export const modelPath = '/sandbox/model/v1';

const modelName = 'scripted';
const emailAddress = /[^\s<>"',;:()]+@[^\s<>"',;:()]+\.[a-z]{2,}/i;
const longestReport = 300;

/** What a model says, or which tool it calls. */
export interface Message {
	role: 'assistant';
	content: string | null;
	tool_calls?: object[];
}

/**
 * Plays a chat model that speaks OpenAI's protocol, so that an agent runs without an account. It follows a script and
 * understands nothing: it asks for an email address, calls the first tool with the one it was given, and reports the result.
 */
export function chatCompletion(call: Call): Reply {
	const request: unknown = JSON.parse(call.body.toString());
	if (!isObject(request) || !Array.isArray(request.messages)) return plainText(400, "'messages' must be a list");
	return completionOf(request, nextMessage(request.messages.filter(isObject), firstTool(request.tools)));
}

/** The response with a message, in parts where the request wants it so. */
export function completionOf(request: Record<string, unknown>, message: Message): Reply {
	const choice = { index: 0, finish_reason: message.tool_calls ? 'tool_calls' : 'stop' };
	if (request.stream !== true) return json(200, completion('chat.completion', { ...choice, message }));
	const chunk = JSON.stringify(completion('chat.completion.chunk', { ...choice, delta: message }));
	return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: `data: ${chunk}\n\ndata: [DONE]\n\n` };
}

/** The list of models; n8n asks for it to test a credential. */
export function modelList(): Reply {
	return json(200, { object: 'list', data: [{ id: modelName, object: 'model', created: 0, owned_by: 'sandbox' }] });
}

function nextMessage(messages: Array<Record<string, unknown>>, tool: Tool | undefined): Message {
	const last = messages.at(-1);
	if (last?.role === 'tool') return say(report(textOf(last.content)));
	const asked = messages.findLast(({ role }) => role === 'user');
	const [address] = emailAddress.exec(textOf(asked?.content)) ?? [];
	if (address === undefined) return say('Which email address does your account have?');
	if (!tool) return say(`I know ${address}, but no tool that I could use.`);
	return callTool(tool.name, argumentsFor(tool, address));
}

/** The call of a tool. */
export function callTool(name: string, given: object): Message {
	const called = { name, arguments: JSON.stringify(given) };
	return {
		...{ role: 'assistant', content: null },
		tool_calls: [{ index: 0, id: `call_${randomUUID()}`, type: 'function', function: called }],
	};
}

/** A message in words. */
export const say = (content: string): Message => ({ role: 'assistant', content });

function report(result: string): string {
	if (/"accepted\\?":\s*true/.test(result)) return 'If there is an account with this address, an email is on its way.';
	return `No email was sent for certain. The tool says: ${result.slice(0, longestReport)}`;
}

/** A tool as a request describes it. */
export interface Tool {
	name: string;
	/** The names of its parameters. */
	parameters: string[];
}

/** The first of the tools that a request offers. */
export function firstTool(tools: unknown): Tool | undefined {
	const [first]: unknown[] = Array.isArray(tools) ? tools : [];
	const described = isObject(first) && isObject(first.function) ? first.function : {};
	if (typeof described.name !== 'string') return undefined;
	const schema = isObject(described.parameters) ? described.parameters : {};
	return { name: described.name, parameters: Object.keys(isObject(schema.properties) ? schema.properties : {}) };
}

function argumentsFor({ parameters }: Tool, address: string): Record<string, string> {
	return Object.fromEntries(parameters.map((name) => [name, /mail|recipient|user/i.test(name) ? address : 'sample']));
}

/** A message's content: a text, or a list of parts. */
function textOf(content: unknown): string {
	if (typeof content === 'string') return content;
	const parts: unknown[] = Array.isArray(content) ? content : [];
	return parts.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : '')).join(' ');
}

function completion(kind: string, choice: object): object {
	const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
	return { id: `chatcmpl-${randomUUID()}`, object: kind, created: 0, model: modelName, choices: [choice], usage };
}

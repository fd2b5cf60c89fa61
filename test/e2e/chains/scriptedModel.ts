import { createServer, type IncomingMessage } from 'node:http';
import { isObject, list, object, text, type Json } from '../../../scripts/start/json';

export interface ScriptedModel {
	/** What an n8n credential takes as its base URL. */
	url: string;
	/** What the tool's outcome looked like to the model; empty before it was told. */
	toldOutcome(): string;
	close(): Promise<void>;
}

/**
 * Plays a chat model that speaks OpenAI's protocol: it calls its only tool once, with these arguments, and is content
 * with whatever comes back.
 */
export async function startScriptedModel(port: number, toolArguments: Json): Promise<ScriptedModel> {
	let outcome = '';
	const server = createServer((request, response) => {
		void readBody(request).then((body) => {
			const told = list(body['messages'])
				.map(object)
				.filter(({ role }) => role === 'tool');
			if (told.length > 0) outcome = JSON.stringify(told[0]?.['content']).replaceAll('\\"', '"');
			const message = told.length > 0 ? { role: 'assistant', content: 'Done.' } : toolCall(body, toolArguments);
			const choice = { index: 0, message, finish_reason: told.length > 0 ? 'stop' : 'tool_calls' };
			if (body['stream'] === true) {
				response.writeHead(200, { 'content-type': 'text/event-stream' });
				const { message: delta, ...others } = choice;
				response.end(
					`data: ${JSON.stringify(completion({ ...others, delta }, 'chat.completion.chunk'))}\n\ndata: [DONE]\n\n`,
				);
				return;
			}
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(completion(choice, 'chat.completion')));
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${port}/v1`,
		toldOutcome: () => outcome,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function readBody(request: IncomingMessage): Promise<Json> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	const parsed: unknown = body === '' ? {} : JSON.parse(body);
	return isObject(parsed) ? parsed : {};
}

function toolCall(body: Json, toolArguments: Json): Json {
	const [tool] = list(body['tools']).map(object);
	const name = text(object(tool?.['function'])['name']);
	const call = {
		index: 0,
		id: 'call_1',
		type: 'function',
		function: { name, arguments: JSON.stringify(toolArguments) },
	};
	return { role: 'assistant', content: null, tool_calls: [call] };
}

function completion(choice: Json, kind: string): Json {
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	return { id: 'scripted', object: kind, created: 0, model: 'scripted', choices: [choice], usage };
}

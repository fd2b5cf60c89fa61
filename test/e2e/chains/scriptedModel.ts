import { createServer } from 'node:http';
import { readBody, send } from '../../../sandbox/http';
import { callTool, completionOf, firstTool, say } from '../../../sandbox/scriptedModel';
import { list, object, type Json } from '../../../scripts/start/json';

export interface ScriptedModel {
	/** What an n8n credential takes as its base URL. */
	url: string;
	/** What the tool's outcome looked like to the model; empty before it was told. */
	toldOutcome(): string;
	close(): Promise<void>;
}

/** Plays a chat model that calls its only tool once, with these arguments, and is content with whatever comes back. */
export async function startScriptedModel(port: number, toolArguments: Json): Promise<ScriptedModel> {
	let outcome = '';
	const server = createServer((request, response) => {
		void readBody(request).then((bytes) => {
			const body = object(bytes.length === 0 ? {} : JSON.parse(bytes.toString()));
			const told = list(body['messages'])
				.map(object)
				.find(({ role }) => role === 'tool');
			if (told) outcome = JSON.stringify(told['content']).replaceAll('\\"', '"');
			const message = told ? say('Done.') : callTool(firstTool(body['tools'])?.name ?? '', toolArguments);
			send(response, completionOf(body, message));
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

import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { decidesResponse, type Fault } from './faults';
import { plainText, send, type Reply } from './http';

/** What the faults of one call affect. */
export interface Stage {
	response: ServerResponse;
	/** Makes the platform execute the call. */
	execute: () => Promise<Reply>;
	expireSessions: () => void;
	expireTokens: () => void;
}

/** Responds to a call as its faults require, which may mean no response. */
export async function playFaults(faults: Fault[], stage: Stage): Promise<void> {
	const delayMs = faults.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
	// Unreferenced: a waiting call must not keep the process alive after the server is closed.
	if (delayMs > 0) await delay(delayMs, undefined, { ref: false });
	for (const fault of faults) {
		if (fault.expireSession) stage.expireSessions();
		if (fault.expireToken) stage.expireTokens();
	}
	const decisive = faults.find(decidesResponse);
	if (!decisive) return send(stage.response, await stage.execute());
	const executed = decisive.execute ? await stage.execute() : undefined;
	replaceResponse(decisive, executed, stage.response);
}

function replaceResponse(fault: Fault, executed: Reply | undefined, response: ServerResponse): void {
	if (fault.hang) return;
	if (fault.drop) {
		response.destroy();
	} else if (fault.truncate !== undefined) {
		truncate(fault.answer ?? executed ?? plainText(200, ''), fault.truncate, response);
	} else if (fault.redirect !== undefined) {
		send(response, { status: 307, headers: { location: fault.redirect }, body: '' });
	} else if (fault.answer) {
		send(response, fault.answer);
	}
}

function truncate(reply: Reply, bytes: number, response: ServerResponse): void {
	const body = Buffer.from(reply.body).subarray(0, bytes);
	const announced = Math.max(Buffer.byteLength(reply.body), bytes + 1);
	response.writeHead(200, { ...reply.headers, 'content-length': announced });
	response.flushHeaders();
	// A short body is padded with spaces, so that exactly this many bytes are sent.
	const part = Buffer.concat([body, Buffer.alloc(bytes - body.length, ' ')]);
	if (part.length === 0) response.destroy();
	else response.write(part, () => response.destroy());
}

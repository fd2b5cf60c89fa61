import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { decidesAnswer, type Fault } from './faults';
import { plainText, send, type Reply } from './http';

/** What the faults of one call act upon. */
export interface Stage {
	response: ServerResponse;
	/** Has the platform carry the call out. */
	execute: () => Promise<Reply>;
	expireSessions: () => void;
	expireTokens: () => void;
}

/** Answers a call the way its faults say, which may be not at all. */
export async function playFaults(faults: Fault[], stage: Stage): Promise<void> {
	const delayMs = faults.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
	// Not referenced: a waiting call must not keep the process alive after the server was closed.
	if (delayMs > 0) await delay(delayMs, undefined, { ref: false });
	for (const fault of faults) {
		if (fault.expireSession) stage.expireSessions();
		if (fault.expireToken) stage.expireTokens();
	}
	const decisive = faults.find(decidesAnswer);
	if (!decisive) return send(stage.response, await stage.execute());
	const executed = decisive.execute ? await stage.execute() : undefined;
	replaceAnswer(decisive, executed, stage.response);
}

function replaceAnswer(fault: Fault, executed: Reply | undefined, response: ServerResponse): void {
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
	const promised = Math.max(Buffer.byteLength(reply.body), bytes + 1);
	response.writeHead(200, { ...reply.headers, 'content-length': promised });
	response.flushHeaders();
	// A short body is filled up with blanks, so that exactly this many bytes leave.
	const part = Buffer.concat([body, Buffer.alloc(bytes - body.length, ' ')]);
	if (part.length === 0) response.destroy();
	else response.write(part, () => response.destroy());
}

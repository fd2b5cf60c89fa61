import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { Told } from './exchanges';
import { decidesResponse, type Fault } from './faults';
import { plainText, send, type Reply } from './http';

/** What the faults of one call affect. */
export interface Stage {
	response: ServerResponse;
	/** Makes the platform execute the call. */
	execute: () => Promise<Reply>;
	/** How the platform refuses one call too many. */
	tooMany: () => Reply;
	/** Called just before the client is told something, or nothing. */
	tell: (told: Told) => void;
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
	const executed = !decisive || decisive.execute ? await stage.execute() : undefined;
	if (decisive) return replaceResponse(decisive, executed, stage);
	if (!executed) return;
	stage.tell({ delivery: 'complete', reply: executed, executed: true });
	send(stage.response, executed);
}

function replaceResponse(fault: Fault, executed: Reply | undefined, stage: Stage): void {
	const { response } = stage;
	const tell = (delivery: Told['delivery'], reply: Reply | undefined): void =>
		stage.tell({ delivery, ...(reply ? { reply } : {}), executed: executed !== undefined });
	if (fault.hang) return tell('none', executed);
	if (fault.drop) {
		tell('closed', executed);
		response.destroy();
	} else if (fault.truncate !== undefined) {
		const reply = fault.answer ?? executed ?? plainText(200, '');
		tell('cut', { ...reply, status: 200, body: reply.body.slice(0, fault.truncate) });
		truncate(reply, fault.truncate, response);
	} else {
		const reply = instead(fault, stage);
		tell('complete', reply);
		send(response, reply);
	}
}

/** The response that a fault sends in place of the platform's own. */
function instead({ redirect, rateLimit, answer }: Fault, stage: Stage): Reply {
	if (redirect !== undefined) return { status: 307, headers: { location: redirect }, body: '' };
	if (rateLimit) return stage.tooMany();
	return answer ?? plainText(500, '');
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

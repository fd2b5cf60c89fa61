import type { IncomingMessage } from 'node:http';

import type { Call, Reply } from './http';

/** What became of a response on its way to the client. */
export type Delivery = 'complete' | 'cut' | 'closed' | 'none';

/** What a client was told in response to a call. */
export interface Told {
	delivery: Delivery;
	/** The response, or what would have been the response if it had not been lost. */
	reply?: Reply;
	/** Whether the platform executed the call. */
	executed: boolean;
}

/** A call as it came, with its response. Contains secrets: only `exchangeView` shows one to people. */
export interface Exchange {
	id: number;
	method: string;
	/** Path and query as they came. */
	url: string;
	headers: Array<[name: string, value: string]>;
	/** The beginning of the body. */
	body: Buffer;
	/** The size of the whole body. */
	bodyBytes: number;
	told?: Told;
}

const mostBodyBytes = 256 * 1024;

/** Keeps the newest calls and their responses within a fixed amount of memory. */
export class Exchanges {
	private readonly kept = new Map<number, Exchange>();
	private bytes = 0;

	constructor(
		private readonly keep = 2000,
		private readonly mostBytes = 32 * 1024 * 1024,
	) {}

	add({ id, method, body }: Call, { url = '/', rawHeaders }: Pick<IncomingMessage, 'url' | 'rawHeaders'>): void {
		const kept: Exchange = {
			...{ id, method, url },
			headers: pairs(rawHeaders),
			// A copy, because a part of a buffer keeps the whole of it in memory.
			body: body.length > mostBodyBytes ? Buffer.from(body.subarray(0, mostBodyBytes)) : body,
			bodyBytes: body.length,
		};
		this.kept.set(id, kept);
		this.bytes += sizeOf(kept);
		this.forgetOldest();
	}

	/** Records what the client of a call was told; ignored if the call is no longer kept. */
	tell(id: number, { reply, ...told }: Told): void {
		const exchange = this.kept.get(id);
		if (!exchange) return;
		this.bytes -= sizeOf(exchange);
		exchange.told = { ...told, ...(reply ? { reply: { ...reply, body: reply.body.slice(0, mostBodyBytes) } } : {}) };
		this.bytes += sizeOf(exchange);
		this.forgetOldest();
	}

	find(id: number): Exchange | undefined {
		return this.kept.get(id);
	}

	clear(): void {
		this.kept.clear();
		this.bytes = 0;
	}

	private forgetOldest(): void {
		for (const [id, exchange] of this.kept) {
			if (this.kept.size <= this.keep && this.bytes <= this.mostBytes) return;
			this.kept.delete(id);
			this.bytes -= sizeOf(exchange);
		}
	}
}

function sizeOf({ url, headers, body, told }: Exchange): number {
	const headerLength = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
	return url.length + headerLength + body.length + (told?.reply?.body.length ?? 0);
}

/** Node lists the names and values of headers alternately. */
function pairs(rawHeaders: string[]): Array<[string, string]> {
	const values = rawHeaders.filter((_, index) => index % 2 === 1);
	return rawHeaders.filter((_, index) => index % 2 === 0).map((name, index) => [name, values[index] ?? '']);
}

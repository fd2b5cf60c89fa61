import { connect } from 'node:net';
import { freePort } from '../../scripts/start/ports';

/** The ports of this run: given out once each, and asked at the end whether anybody still listens. */
export class OwnPorts {
	private readonly given = new Set<number>();

	/** A port of 127.0.0.1 on which nobody listens and that nobody else in this run was given. */
	async take(): Promise<number> {
		for (;;) {
			const port = await freePort(0);
			if (port > 0 && !this.given.has(port)) {
				this.given.add(port);
				return port;
			}
		}
	}

	get count(): number {
		return this.given.size;
	}

	/** Those that are still open. */
	async open(): Promise<number[]> {
		const open: number[] = [];
		for (const port of this.given) if (await listens(port)) open.push(port);
		return open;
	}
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		const end = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
	});
}

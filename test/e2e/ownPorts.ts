import { connect } from 'node:net';
import { freePort } from '../../scripts/start/ports';

/** The ports of this run: each is given out once, and checked at the end for programs that still listen. */
export class OwnPorts {
	private readonly given = new Set<number>();

	/** @param preferUsual whether what is started has the port that users know, where it is free: for images */
	constructor(private readonly preferUsual: boolean) {}

	/**
	 * A free port of 127.0.0.1 that nobody else in this run was given.
	 *
	 * @param usual the one that users know
	 */
	async take(usual = 0): Promise<number> {
		const port = await freePort(this.preferUsual ? usual : 0);
		this.given.add(port);
		return port;
	}

	get count(): number {
		return this.given.size;
	}

	/** The ports that are still open. */
	async open(): Promise<number[]> {
		const open: number[] = [];
		for (const port of this.given) if (await listens(port)) open.push(port);
		return open;
	}
}

/** Whether a program accepts connections on this port of 127.0.0.1. */
export async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		const end = (accepted: boolean) => {
			socket.destroy();
			resolve(accepted);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
	});
}

import { Socket } from 'node:net';

/** The shortest pause between two attempts, and the shortest time limit of a call. */
const SHORTEST_PAUSE_MS = 250;
const SHORTEST_LIMIT_MS = 5000;

export interface Watched {
	/** Connections that were begun, whatever became of them. */
	connections(): number;
	/** The waits that were begun, in milliseconds; time limits of calls are longer. */
	pauses(): number[];
	end(): void;
}

/** Watches how often this process knocks at any server, and how long it waits: what no server of a test can see. */
export function watchNetwork(): Watched {
	const connect = jest.spyOn(Socket.prototype, 'connect');
	const timers = jest.spyOn(globalThis, 'setTimeout');
	const seen = { connections: 0, pauses: [] as number[] };
	return {
		connections: () => seen.connections,
		pauses: () => seen.pauses,
		end() {
			seen.connections = connect.mock.calls.length;
			seen.pauses = timers.mock.calls
				.map(([, ms]) => ms ?? 0)
				.filter((ms) => ms >= SHORTEST_PAUSE_MS && ms < SHORTEST_LIMIT_MS);
			connect.mockRestore();
			timers.mockRestore();
		},
	};
}

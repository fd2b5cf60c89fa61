import type { Socket } from 'node:net';

interface PlatformLoad {
	inFlight: number;
	peakInFlight: number;
	connections: number;
}

const everything = '';

/** Counts the calls in flight and the connections that they use. */
export class Load {
	private readonly loads = new Map<string, PlatformLoad>();
	private seen = new WeakMap<Socket, Set<string>>();

	/** Records the start of a call; the returned function records its end. */
	begin(platform: string, socket: Socket): () => void {
		const loads = [this.of(everything), this.of(platform)];
		for (const load of loads) {
			load.inFlight += 1;
			load.peakInFlight = Math.max(load.peakInFlight, load.inFlight);
		}
		this.noteConnection(everything, socket);
		this.noteConnection(platform, socket);
		return () => {
			for (const load of loads) load.inFlight -= 1;
		};
	}

	/** Calls in flight now, of one platform or of all. */
	inFlight(platform: string = everything): number {
		return this.of(platform).inFlight;
	}

	/** The peak number of calls in flight, of one platform or of all. */
	peakInFlight(platform: string = everything): number {
		return this.of(platform).peakInFlight;
	}

	/** The number of connections used by calls, of one platform or of all. */
	connections(platform: string = everything): number {
		return this.of(platform).connections;
	}

	/** Resets the counters; calls in flight stay counted, because they still have to end. */
	clear(): void {
		this.seen = new WeakMap();
		for (const load of this.loads.values()) {
			load.peakInFlight = load.inFlight;
			load.connections = 0;
		}
	}

	private of(platform: string): PlatformLoad {
		const known = this.loads.get(platform);
		if (known) return known;
		const load = { inFlight: 0, peakInFlight: 0, connections: 0 };
		this.loads.set(platform, load);
		return load;
	}

	private noteConnection(platform: string, socket: Socket): void {
		const platforms = this.seen.get(socket) ?? new Set();
		this.seen.set(socket, platforms);
		if (platforms.has(platform)) return;
		platforms.add(platform);
		this.of(platform).connections += 1;
	}
}

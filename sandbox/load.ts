import type { Socket } from 'node:net';

interface PlatformLoad {
	inFlight: number;
	peakInFlight: number;
	connections: number;
}

const everything = '';

/** How many calls were in flight at once, and over how many connections they came. */
export class Load {
	private readonly loads = new Map<string, PlatformLoad>();
	private seen = new WeakMap<Socket, Set<string>>();

	/** Notes the start of a call; the function returned notes its end. */
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

	/** Most calls in flight at once, of one platform or of all. */
	peakInFlight(platform: string = everything): number {
		return this.of(platform).peakInFlight;
	}

	/** Connections over which calls came, of one platform or of all. */
	connections(platform: string = everything): number {
		return this.of(platform).connections;
	}

	/** Starts counting anew; calls in flight stay counted, for they will still end. */
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

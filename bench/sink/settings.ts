/** How the sink responds until the next measurement. */
export interface SinkSettings {
	/** How long a response takes, in milliseconds, sign-ins included. */
	latencyMs: number;
	/** Whether Marketo's limits are enforced. */
	limits: boolean;
}

/** Reads the settings from the query of the address that resets the sink. */
export function readSettings(address: string): SinkSettings {
	const { searchParams } = new URL(address, 'http://sink');
	return { latencyMs: Number(searchParams.get('latencyMs') ?? 0), limits: searchParams.get('limits') === 'true' };
}

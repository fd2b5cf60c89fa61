/** The preferred port of 127.0.0.1, or any free port if it is taken. Never returns the same port twice; 0 prefers none. */
export async function freePort(preferred: number): Promise<number> {
	const { default: getPort } = await import('get-port');
	return await getPort({ port: preferred, host: '127.0.0.1', reserve: true });
}

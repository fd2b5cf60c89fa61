import { startSandbox } from '../../sandbox/server';
import { freePort } from './ports';

export interface DemoSandbox {
	url: string;
	close(): Promise<void>;
}

const usualPort = 8484;

/** Starts the local stand-in for the platforms in this process, so that it ends when this process ends. */
export async function startDemoSandbox(): Promise<DemoSandbox> {
	const { url, close } = await startSandbox({ port: await freePort(usualPort), host: '127.0.0.1' });
	return { url, close: async () => await close() };
}

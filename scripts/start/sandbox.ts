import { demo } from '../../sandbox/demo';
import { startSandbox } from '../../sandbox/server';
import { freePort } from './ports';

export interface DemoSandbox {
	url: string;
	/** Fills in where the page sends feedback about Journey Optimizer's messages. */
	proposeFeedback(url: string): void;
	close(): Promise<void>;
}

export const usualPort = 8484;

/** Starts the local stand-in for the platforms in this process, so that it ends when this process ends. */
export async function startDemoSandbox(): Promise<DemoSandbox> {
	const sandbox = await startSandbox({ port: await freePort(usualPort), host: '127.0.0.1' });
	return {
		url: sandbox.url,
		proposeFeedback: (url) => sandbox.proposeFeedback({ url, ...demo.journeyFeedback }),
		close: async () => await sandbox.close(),
	};
}

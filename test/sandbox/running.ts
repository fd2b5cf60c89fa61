import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

/** One sandbox for a test file, back to its start before each test. */
export function runningSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (!sandbox) throw new Error('the sandbox has not started');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => running().reset());
	afterAll(() => running().close());
	return running;
}

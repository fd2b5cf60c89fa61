import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import type { Cleanup } from '../../scripts/start/cleanup';
import { folders } from '../../scripts/start/folders';
import type { Folders } from '../../scripts/start/folders';
import { installN8n } from '../../scripts/start/install';
import type { Installation } from '../../scripts/start/install';
import { packPackage } from '../../scripts/start/pack';
import type { Reporter } from '../../scripts/start/progress';
import { usualPort as usualSandboxPort } from '../../scripts/start/sandbox';
import { n8nVersion } from '../../scripts/start/versions';
import { OwnPorts } from './ownPorts';
import type { OwnProcesses } from './ownProcesses';
import { startRunningN8n } from './runningN8n';
import type { RunningN8n } from './runningN8n';

/** What the groups share: the packed package, the n8n in which it is installed, the sandbox that receives its calls. */
export interface World {
	/** The n8n that `npm start` installs. */
	installation: Installation;
	/** The package as it would be published. */
	tarball: string;
	/** The folders of this run, all except `root` and `app` in a temporary folder. */
	places: Folders;
	sandbox: Sandbox;
	/** A folder for logs and screenshots that git ignores; emptied at the start of a run. */
	artefacts: string;
	/** The folder of the documentation's images if they are to be taken anew. */
	images: string | undefined;
	/** Provides every port that is opened, so that the run can check at the end that it is closed. */
	ports: OwnPorts;
	processes: OwnProcesses;
	/** The n8n that all groups share; started on first use. */
	n8n(): Promise<RunningN8n>;
	/** Registers what ends something that a group has started; called in reverse order, also after Ctrl-C. */
	onClose(end: () => Promise<void>): void;
}

/** Builds, packs and installs what every group needs; throws a Problem with the end of a log if a step fails. */
export async function createWorld(
	report: Reporter,
	cleanup: Cleanup,
	processes: OwnProcesses,
	withImages: boolean,
): Promise<World> {
	const version = n8nVersion();
	const usual = folders(version);
	const artefacts = join(usual.root, '.artefacts', 'e2e');
	rmSync(artefacts, { recursive: true, force: true });
	mkdirSync(artefacts, { recursive: true });
	const temporary = mkdtempSync(join(tmpdir(), 'campaign-bridge-e2e-'));
	cleanup.add(async () => rmSync(temporary, { recursive: true, force: true }));
	const places: Folders = {
		...usual,
		base: temporary,
		home: join(temporary, 'home'),
		pack: join(temporary, 'pack'),
		logs: artefacts,
	};

	const installation = await installN8n(version, usual, report);
	const tarball = await report.during('Building and packing this package', async () => await packPackage(places));
	const ports = new OwnPorts(withImages);
	const sandbox = await startSandbox({ port: await ports.take(usualSandboxPort) });
	cleanup.add(sandbox.close);
	let shared: Promise<RunningN8n> | undefined;
	const world: World = {
		...{ installation, tarball, places, sandbox, artefacts, ports, processes },
		images: withImages ? join(usual.root, '.github', 'images') : undefined,
		n8n: async () => await (shared ??= startRunningN8n(world)),
		onClose: (end) => cleanup.add(end),
	};
	return world;
}

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
import { n8nVersion } from '../../scripts/start/versions';
import { OwnPorts } from './ownPorts';
import type { OwnProcesses } from './ownProcesses';
import { startRunningN8n } from './runningN8n';
import type { RunningN8n } from './runningN8n';

/** What the groups share: the packed package, the n8n it is installed in, the sandbox it sends to. */
export interface World {
	/** The n8n that `npm start` installs. */
	installation: Installation;
	/** The package as it would be published. */
	tarball: string;
	/** This run's folders, all but `root` and `app` in a temporary one. */
	places: Folders;
	sandbox: Sandbox;
	/** An existing folder that git ignores, for logs and screenshots; emptied at the start of a run. */
	artefacts: string;
	/** Every port that is opened is taken from here, so that the end can see whether it is closed. */
	ports: OwnPorts;
	processes: OwnProcesses;
	/** The n8n that all groups share; started by the first that asks. */
	n8n(): Promise<RunningN8n>;
	/** Ends what a group has started, in reverse order, also after Ctrl-C. */
	onClose(end: () => Promise<void>): void;
}

/** Builds, packs and installs what every group needs; throws a Problem with the end of a log where it cannot. */
export async function createWorld(report: Reporter, cleanup: Cleanup, processes: OwnProcesses): Promise<World> {
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
	const ports = new OwnPorts();
	const sandbox = await startSandbox({ port: await ports.take() });
	cleanup.add(sandbox.close);
	let shared: Promise<RunningN8n> | undefined;
	const world: World = {
		...{ installation, tarball, places, sandbox, artefacts, ports, processes },
		n8n: async () => await (shared ??= startRunningN8n(world)),
		onClose: (end) => cleanup.add(end),
	};
	return world;
}

import { join } from 'node:path';
import { folders, type Folders } from '../../scripts/start/folders';

/** The benchmarks share only the installation of n8n with the start script, not the database or the lock. */
export function benchFolders(version: string): Folders {
	const places = folders(version);
	const base = join(places.base, 'bench');
	return { ...places, base, home: join(base, 'home'), logs: join(base, 'logs'), pack: join(base, 'pack') };
}

/** Where n8n finds the package. */
export const installedPackage = ({ home }: Folders): string =>
	join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-campaign-bridge');

import { join } from 'node:path';
import { count, object } from '../../scripts/start/json';
import { startProgram } from '../stage/child';
import { installedPackage } from '../stage/places';
import type { Stage } from '../stage/stage';
import { median } from '../run/median';
import type { Row } from './row';
import { known, Unmeasured, type Figures, type Side } from './side';

/** What loading the package took before the second half of its nodes was written, on the machine of the first page. */
const [earlierMs, earlierMegabytes] = [33, 7];
const growth = 1.1;
const processes = 5;
const bytesPerMegabyte = 1_000_000;

/** Compares what the package adds to the start of n8n with what it added earlier. */
export function startUpRows(): Row[] {
	const row = { group: 'nodes', direction: 'atMost', target: growth } as const;
	return [
		{
			...{ ...row, name: 'start-up/time', unit: 'milliseconds' },
			...{ ours: 'processor time of loading all nodes', beside: 'an earlier version, on another day' },
			sides: { ours: side('time', (cpuMs) => cpuMs), theirs: known('start-up before: time', earlierMs) },
		},
		{
			...{ ...row, name: 'start-up/memory', unit: 'megabytes' },
			...{ ours: 'memory of all nodes', beside: 'an earlier version, on another day' },
			sides: {
				ours: side('memory', (_, bytes) => bytes / bytesPerMegabyte),
				theirs: known('start-up before: memory', earlierMegabytes),
			},
		},
	];
}

function side(name: string, value: (cpuMs: number, bytes: number) => number): Side {
	const measure = async (stage: Stage): Promise<Figures> => {
		const values: number[] = [];
		while (values.length < processes) values.push(value(...(await load(stage))));
		return { value: median(values) };
	};
	return { key: `start-up ${name}`, warm: true, measure };
}

async function load({ installation, places }: Stage): Promise<[cpuMs: number, bytes: number]> {
	const file = join(__dirname, '..', 'startUp', 'loadPackage.ts');
	const options = { nodePath: installation.node.path, nodeOptions: ['--expose-gc'] };
	const program = await startProgram(file, [installation.cli, installedPackage(places)], options);
	try {
		const { cpuMs, bytes, nodes } = object(await program.firstMessage());
		if (count(nodes) === 0) throw new Unmeasured('n8n found no nodes in the package');
		return [count(cpuMs), count(bytes)];
	} finally {
		await program.end();
	}
}

import { pinnedN8nVersion } from '../../../scripts/start/versions';

/** One run of the engine tests, on one n8n, one Node and one expression engine. */
export interface Leg {
	n8n: string;
	/** The development package that contains n8n-core of this n8n. */
	core: string;
	nodeMajor: number;
	expressions: 'legacy' | 'vm';
	/** Only run with --thorough: it takes long, and the other legs or the groups in the real n8n cover most of it. */
	thoroughOnly?: boolean;
}

/** The Node releases that the package supports. */
export const nodeMajors = [20, 22, 24];

/**
 * The oldest n8n that the package supports is the last 1.x release line, the only one of n8n 1 that still gets fixes. To
 * test a later release of it, change the alias `n8n-core-v1` in package.json.
 */
const oldest = { n8n: '1.123.80', core: 'n8n-core-v1' };
const pinned = { n8n: pinnedN8nVersion, core: 'n8n-core' };

/**
 * `npm test` covers the pinned n8n on the running Node. In addition, the oldest n8n runs on another Node and the pinned one
 * on the third, so that each n8n and each Node is tested; the other combinations are run with --thorough.
 * n8n 1.123 requires Node 20.19 to 24; the module of the `vm` engine is available prebuilt for Node 24.
 *
 * @param runningMajor the major version of the Node that runs `npm test`
 */
export function legs(runningMajor: number): Leg[] {
	const [first = runningMajor, second = runningMajor] = nodeMajors.filter((nodeMajor) => nodeMajor !== runningMajor);
	return [
		{ ...oldest, nodeMajor: first, expressions: 'legacy' },
		{ ...pinned, nodeMajor: second, expressions: 'legacy' },
		{ ...oldest, nodeMajor: runningMajor, expressions: 'legacy', thoroughOnly: true },
		{ ...oldest, nodeMajor: second, expressions: 'legacy', thoroughOnly: true },
		{ ...pinned, nodeMajor: first, expressions: 'legacy', thoroughOnly: true },
		{ ...pinned, nodeMajor: 24, expressions: 'vm', thoroughOnly: true },
	];
}

/** The leg in a line of the report. */
export function legName({ n8n, nodeMajor, expressions }: Leg): string {
	return `engine tests on n8n ${n8n}, Node ${nodeMajor}${expressions === 'vm' ? ', expressions in the vm engine' : ''}`;
}

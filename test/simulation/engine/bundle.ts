import { build, buildSync, type BuildOptions, type BuildResult, type Plugin } from 'esbuild';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

const sources = {
	AdobeCampaignPushEvent: 'nodes/AdobeCampaign/AdobeCampaignPushEvent.node.ts',
	AdobeCampaignTransactionalSend: 'nodes/AdobeCampaignTransactional/AdobeCampaignTransactionalSend.node.ts',
	AdobeCampaignTransactionalStatus: 'nodes/AdobeCampaignTransactional/AdobeCampaignTransactionalStatus.node.ts',
	ExperiencePlatformStreamIngest: 'nodes/ExperiencePlatform/ExperiencePlatformStreamIngest.node.ts',
	JourneyOptimizerExecuteCampaign: 'nodes/JourneyOptimizer/JourneyOptimizerExecuteCampaign.node.ts',
	MarketoRequestCampaign: 'nodes/Marketo/MarketoRequestCampaign.node.ts',
	AdobeCampaignSessionApi: 'credentials/AdobeCampaignSessionApi.credentials.ts',
	AdobeImsApi: 'credentials/AdobeImsApi.credentials.ts',
	MarketoApi: 'credentials/MarketoApi.credentials.ts',
	MarketoSoapApi: 'credentials/MarketoSoapApi.credentials.ts',
};

export type CredentialName = Extract<keyof typeof sources, `${string}Api`>;
export type NodeName = Exclude<keyof typeof sources, CredentialName>;

/** The package as one process loads it. */
export type Classes = Record<NodeName, new () => INodeType> & Record<CredentialName, new () => ICredentialType>;

/** What the code gets in place of Node's and n8n's own. */
export interface Surroundings {
	Date: DateConstructor;
	performance: { now(): number };
	Math: Math;
	modules: Readonly<Record<string, unknown>>;
}

type Load = (surroundings: Surroundings) => Classes;
let compiled: Load | undefined;

/**
 * Loads the package from its sources anew, with all its module state, as a process that starts does.
 *
 * @throws Error where a class is missing or a module is asked for that is not given
 */
export function loadPackage(surroundings: Surroundings): Classes {
	compiled ??= compile();
	return compiled(surroundings);
}

/** A change to one source file, for as long as nothing else is loaded. */
export interface Change {
	/** From the root of the repository. */
	file: string;
	/** A text that occurs in it once. */
	find: string;
	put: string;
}

/**
 * Loads the package with a change from now on, or as it is.
 *
 * @throws Error where the text to change does not occur exactly once
 */
export async function loadChanged(change: Change | undefined): Promise<void> {
	compiled = run(await build({ ...options(), plugins: change ? [changing(change)] : [] }));
}

function changing({ file, find, put }: Change): Plugin {
	const path = join(root, file);
	return {
		name: 'change',
		setup(building) {
			building.onLoad({ filter: /\.ts$/ }, async (loaded) => {
				if (loaded.path !== path) return undefined;
				const [before, after, ...others] = (await readFile(path, 'utf8')).split(find);
				if (after === undefined || others.length > 0) throw new Error(`Not once in ${file}: ${find}`);
				return { contents: `${before}${put}${after}`, loader: 'ts' };
			});
		},
	};
}

function compile(): Load {
	return run(buildSync(options()));
}

function options(): BuildOptions & { write: false } {
	const contents = Object.entries(sources).map(([name, path]) => `export { ${name} } from './${path}';`);
	return {
		stdin: { contents: contents.join('\n'), resolveDir: root, sourcefile: 'simulation-entry.js', loader: 'js' },
		...{ absWorkingDir: root, bundle: true, write: false, format: 'cjs', platform: 'node', target: 'node20' },
		...{ mainFields: ['module', 'main'], external: ['n8n-workflow', 'luxon'], charset: 'utf8', logLevel: 'error' },
	};
}

/** The code is compiled once, in the realm of the caller: errors must be instances of its `Error`. */
function run({ outputFiles }: BuildResult<{ write: false }>): Load {
	const code = outputFiles[0]?.text ?? '';
	const names = ['require', 'module', 'exports', 'Date', 'performance', 'Math', 'setTimeout', 'setInterval'];
	const made = new Function(...names, code);
	return ({ modules, ...globals }) => {
		const loaded: { exports: unknown } = { exports: {} };
		const load = (name: string): unknown => {
			if (!Object.hasOwn(modules, name)) throw new Error(`The simulation has no module "${name}"`);
			return modules[name];
		};
		const { Date: date, performance: performing, Math: math } = globals;
		// Timers of Node would be real time: the package has none, and must not get any.
		Reflect.apply(made, undefined, [load, loaded, loaded.exports, date, performing, math, undefined, undefined]);
		if (!isPackage(loaded.exports)) throw new Error('The package lacks one of its classes');
		return loaded.exports;
	};
}

function isPackage(value: unknown): value is Classes {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.keys(sources).every((name) => typeof Reflect.get(value, name) === 'function')
	);
}

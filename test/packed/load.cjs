// Runs in a process of its own, beside the unpacked package: argument 1 is n8n-core's entry file, argument 2 the package.
// NODE_ENV is not "test" here, so the classes are made in a context of their own, as in the real n8n.
const [, , core = '', folder = ''] = process.argv;

/** @type {typeof import('n8n-core')} */
const { PackageDirectoryLoader } = require(core);

const loader = new PackageDirectoryLoader(folder);
loader.loadAll().then(
	() => {
		const { nodes, credentials } = loader.types;
		const loaded = {
			nodes: nodes.map(({ name, codex, iconUrl }) => ({ name, codex, icons: Object.values(iconUrl ?? {}) })),
			credentials: credentials.map(({ name, iconUrl }) => ({ name, icons: Object.values(iconUrl ?? {}) })),
		};
		process.stdout.write(JSON.stringify(loaded), () => process.exit(0));
	},
	(/** @type {unknown} */ error) => {
		process.stderr.write(`${error instanceof Error ? error.stack : error}\n`, () => process.exit(1));
	},
);

// @ts-check
/**
 * Which n8n the engine tests run on. N8N_CORE_UNDER_TEST names the development package that holds its n8n-core:
 * `n8n-core` (the default), or `n8n-core-v1`, the core of the last n8n 1.x.
 *
 * A core brings the n8n-workflow and @n8n/di it was released with. All code under test must see these copies and no
 * others: with two of them there are two containers of services, and `instanceof` says no to the other's classes.
 */
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const core = process.env.N8N_CORE_UNDER_TEST || 'n8n-core';
const manifest = require.resolve(`${core}/package.json`, { paths: [join(__dirname, '..', '..')] });
const besideCore = createRequire(manifest);

/** @type {{ version: string }} */
const { version } = require(manifest);

module.exports = {
	version,
	/** The folder of its n8n-workflow. */
	workflowFolder: dirname(besideCore.resolve('n8n-workflow/package.json')),
	/** The entry file of each module, by the name under which code asks for it. */
	modules: {
		'n8n-core': besideCore.resolve(dirname(manifest)),
		'n8n-workflow': besideCore.resolve('n8n-workflow'),
		'@n8n/di': besideCore.resolve('@n8n/di'),
	},
};

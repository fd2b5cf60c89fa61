// @ts-check
/**
 * Runs the tests that need n8n's engine in a few shares instead of file by file: jest reloads every module for each file,
 * and loading n8n's modules takes most of the time. The package must have been built.
 */
const { readdirSync } = require('node:fs');
const { join, sep } = require('node:path');

const usual = require('../../../jest.config.cjs');
const { rank } = require('../../harness/longest.cjs');

const root = join(__dirname, '..', '..', '..');

/** More shares than processors, because these tests mostly wait for pauses, time limits and the pace of calls. */
const shareCount = 4;

/** 20,000 items and thousands of executions are about the package, which the usual run of the tests shows. */
const leftOut = ['experiencePlatform/volume', 'delivery/heap'];

const files = [
	...['test/engine', 'test/harness', 'test/packed'].flatMap((folder) => testsIn(folder)),
	// How n8n's own code handles a failed call, and how it waits.
	...['test/unit/delivery/failureOf.test.ts', 'test/unit/account/wait.test.ts'],
]
	.filter((file) => !leftOut.some((name) => file.includes(`/${name}.`)))
	// So that the longest are spread over the shares.
	.sort((one, other) => rank(one) - rank(other));

/** @param {string} folder */
function testsIn(folder) {
	const names = readdirSync(join(root, folder), { encoding: 'utf8', recursive: true });
	return names.filter((name) => name.endsWith('.test.ts')).map((name) => `${folder}/${name.replaceAll(sep, '/')}`);
}

const {
	globalSetup: _build,
	testMatch: _files,
	testTimeout: _limit,
	forceExit,
	maxWorkers: _workers,
	testSequencer: _order,
	...project
} = usual;

/** @type {import('jest').Config} */
module.exports = {
	rootDir: root,
	// The shares slow each other down.
	testTimeout: 120_000,
	...{ forceExit, maxWorkers: shareCount },
	projects: Array.from({ length: shareCount }, (_, share) => ({
		...project,
		rootDir: root,
		displayName: `share ${share + 1}`,
		testMatch: ['<rootDir>/test/e2e/span/share.ts'],
		globals: { testFiles: files.filter((_file, index) => index % shareCount === share) },
	})),
};

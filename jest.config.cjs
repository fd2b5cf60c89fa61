const { modules } = require('./test/harness/coreUnderTest.cjs');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
	// Types are checked by the build, so each file is only stripped of them here.
	transform: {
		'\\.ts$': [
			'ts-jest',
			{
				diagnostics: false,
				tsconfig: {
					isolatedModules: true,
					module: 'commonjs',
					moduleResolution: 'node10',
					target: 'es2022',
					esModuleInterop: true,
				},
			},
		],
	},
	transformIgnorePatterns: ['/node_modules/'],
	// The built package's `require('n8n-workflow')` too gets the copy of the n8n under test.
	moduleNameMapper: {
		...Object.fromEntries(Object.entries(modules).map(([name, file]) => [`^${name}$`, file])),
		'^fast-check$': '<rootDir>/test/harness/fastCheck.cjs',
	},
	// Engine tests run the built package, so every run starts from a fresh build.
	globalSetup: '<rootDir>/test/harness/globalSetup.ts',
	testTimeout: 120_000,
	// A test that fails may leave a server behind; the run must end all the same.
	forceExit: true,
	// One more than the processors of a small machine, because many tests wait for pauses, time limits and the pace of calls.
	maxWorkers: 3,
	testSequencer: '<rootDir>/test/harness/longestFirst.cjs',
};

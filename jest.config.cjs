/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
	transform: {
		'\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }],
	},
	transformIgnorePatterns: ['/node_modules/'],
	// Engine tests run the built package, so every run starts from a fresh build.
	globalSetup: '<rootDir>/test/harness/globalSetup.ts',
	testTimeout: 30_000,
	// The engine takes about 150 MB in each worker.
	maxWorkers: 2,
};

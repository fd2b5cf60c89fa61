// The linter of n8n's own command line would treat tests, sandbox and scripts as nodes; this is the same pair of rule
// sets for what is published, and a small strict one for all TypeScript.
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import parser from '@typescript-eslint/parser';
import n8nNodesPlugin from 'eslint-plugin-n8n-nodes-base';
import * as regexp from 'eslint-plugin-regexp';

const published = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const community = n8nCommunityNodesPlugin.configs.recommended;

export default [
	{
		ignores: [
			'**/dist/**',
			'**/node_modules/**',
			'.cache/**',
			'coverage/**',
			'.artefacts/**',
			'.n8n-real/**',
			'packages/**',
		],
	},
	{
		files: ['**/*.ts', '**/*.tsx'],
		languageOptions: { parser },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// Unused names are the compiler's business (noUnusedLocals, noUnusedParameters).
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSAnyKeyword', message: 'Say what it is, or unknown.' },
				{ selector: 'TSNonNullExpression', message: 'Check instead of asserting.' },
			],
			'no-warning-comments': [
				'error',
				{ terms: ['@ts-ignore', '@ts-nocheck', '@ts-expect-error'], location: 'anywhere' },
			],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-debugger': 'error',
			'no-else-return': 'error',
			'no-self-compare': 'error',
			'no-unneeded-ternary': 'error',
			'no-useless-return': 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'prefer-template': 'error',
		},
	},
	{
		files: [...published, 'package.json'],
		plugins: { ...community.plugins, 'n8n-nodes-base': n8nNodesPlugin },
		// The scanner ignores disable comments, so they must not help here either.
		linterOptions: { noInlineConfig: true },
		rules: { ...community.rules, 'no-console': 'error' },
	},
	{
		// What platforms answer and people paste may be made to keep a pattern busy, and all of n8n with it.
		files: published,
		plugins: { regexp },
		rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: n8nNodesPlugin.configs.community.rules,
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesPlugin.configs.credentials.rules,
			// n8n turns these two off for community packages: the first is not valid for them, the second has a better twin.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesPlugin.configs.nodes.rules,
			// Off in n8n's own set-up too: inputs and outputs may be constants, and a platform may have a real maximum.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];

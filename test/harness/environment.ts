/**
 * Must be imported before n8n-core, which reads these when it loads.
 *
 * Expressions: n8n itself evaluates them in the `vm` engine, whose native module exists for Node 24 and later. On Node 20
 * and 22 the tests use the legacy engine; with Node 24, N8N_EXPRESSION_ENGINE_UNDER_TEST=vm runs the same tests on the other. It also
 * needs `node --experimental-vm-modules`, because n8n-workflow imports that engine dynamically; `npm test` passes it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

// One for each of jest's workers, emptied for each file: jest tells a file nothing of its end.
const userFolder = join(root, '.cache', 'n8n-user', process.env.JEST_WORKER_ID ?? '1');
rmSync(userFolder, { recursive: true, force: true });
mkdirSync(userFolder, { recursive: true });

export const expressionEngine = process.env.N8N_EXPRESSION_ENGINE_UNDER_TEST === 'vm' ? 'vm' : 'legacy';

Object.assign(process.env, {
	// The loader requires classes directly under "test"; otherwise it makes them in a context of their own.
	NODE_ENV: 'test',
	N8N_USER_FOLDER: userFolder,
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_EXPRESSION_ENGINE: expressionEngine,
});

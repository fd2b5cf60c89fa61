import { version } from './coreUnderTest.cjs';

/** 1 or 2: where the two differ in what nodes get to see, the harness follows the n8n under test. */
export const n8nMajor = Number(version.split('.')[0]);

/** A fact that n8n 1 does not share; the reason stands beside each use. On n8n 1 the test counts as skipped. */
export const testOnN8n2 = n8nMajor >= 2 ? test : test.skip;

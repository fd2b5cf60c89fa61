import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** A package of one node and two credentials, made from ./fixture, on which the harness proves itself. Inside the checkout, where n8n-workflow resolves. */
export const probePackage = join(root, '.cache', 'probe');

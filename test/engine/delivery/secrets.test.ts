import { inspect } from 'node:util';

import type { Reply } from '../../../sandbox/http';
import type { RunResult } from '../../harness/workflow';
import { forEveryOperation } from '../bench/forEveryOperation';
import { secretsOf } from '../bench/secretsOf';

/** How a platform may hand back what it was sent. */
const echoes: Array<[string, (echo: string) => Reply]> = [
	['plain text with 500', (body) => ({ status: 500, body })],
	['plain text with 400', (body) => ({ status: 400, body })],
	['plain text with 200', (body) => ({ status: 200, body })],
	['an HTML page', (echo) => ({ status: 502, body: `<html><body>${echo.replace(/</g, '&lt;')}</body></html>` })],
	['JSON', (echo) => ({ status: 403, body: JSON.stringify({ message: echo }) })],
	['a URL', (echo) => ({ status: 500, body: encodeURIComponent(echo) })],
];

describe('nothing secret leaves', () => {
	forEveryOperation((operation) => {
		test.each(echoes)('echoed as %s', async (_how, reply) => {
			const items = await operation.good(2);
			const credentials = operation.bench.store();
			// The first execution acquires the session or token, so that the second can be answered with an echo of it.
			await operation.runOn(items.slice(0, 1), {}, { credentials });
			const secrets = secretsOf(credentials);
			expect(secrets.length).toBeGreaterThan(0);
			const before = operation.bench.wire.length;
			operation.strike(undefined, { times: 0, answer: reply(['You sent', ...secrets, '!'].join(' ')) });
			const continued = await operation.runOn(items.slice(1), { maxTries: 1 }, { credentials });
			const stopped = await operation.run(items.slice(1), { maxTries: 1 }, { credentials });
			const texts = [...seen(continued), ...seen(stopped)];
			expect(operation.bench.wire.length).toBeGreaterThan(before + 1);
			expect(
				secrets.filter((secret) => forms(secret).some((form) => texts.some((text) => text.includes(form)))),
			).toEqual([]);
		});
	});
});

/** Everything of a run that somebody may get to see. */
function seen({ outputs, error, hints }: RunResult): string[] {
	return [JSON.stringify(outputs), JSON.stringify(hints), inspect(error, { depth: 8 }), JSON.stringify(error ?? null)];
}

/** A secret as it is and encoded. */
function forms(secret: string): string[] {
	return [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	];
}

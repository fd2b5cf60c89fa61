import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import type { Bench } from './bench';
import { imsCredential } from './imsCredential';
import type { Row } from './row';

const { inlets, schemas, datasets } = demo.experiencePlatform;

/** The address of one of the demo's inlets. */
export function inletUrl(sandboxUrl: string, name: keyof typeof inlets = 'events'): string {
	return `${sandboxUrl}/collection/${inlets[name]}`;
}

/** Whole items are entities of the demo event, many to a call. */
export const streamIngest: Row<'experiencePlatform'> = {
	...{ node: 'experiencePlatformStreamIngest', platform: 'experiencePlatform', method: 'batch' },
	credentials: (sandboxUrl) => imsCredential(sandboxUrl, { organizationId: demo.ims.organizationId }),
	parameters: (sandboxUrl) => ({
		...{ inletUrl: inletUrl(sandboxUrl), schemaId: schemas.event, datasetId: datasets.events },
	}),
	arrivals: ({ journal }, items) => items.map(({ _id }) => journal.timesTaken('experiencePlatform', String(_id))),
};

/** The messages of all calls to inlets that crossed the wire. */
export function messages(
	bench: Bench,
): Array<{ header: IDataObject; body: { xdmMeta: IDataObject; xdmEntity: IDataObject } }> {
	return bench.sent.flatMap(({ operation, body }) => {
		const parsed = JSON.parse(body);
		return operation === 'batch' ? parsed.messages : [parsed];
	});
}

export function entities(bench: Bench): IDataObject[] {
	return messages(bench).map(({ body }) => body.xdmEntity);
}

/** So many events of the demo schema, each with an id of its own. */
export function events(
	count: number,
): Array<{ _id: string; timestamp: string; identityMap: IDataObject; _sandbox: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({
		_id: `event-${index}`,
		timestamp: '2026-01-31T18:00:00Z',
		identityMap: { Email: [{ id: `customer${index}@example.com`, primary: true }] },
		_sandbox: { order: { number: `W-${index}`, total: index } },
	}));
}

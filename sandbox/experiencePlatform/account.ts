import { demo } from '../demo';

/** A streaming connection. */
export interface Inlet {
	id: string;
	name: string;
	dataType: 'xdm' | 'raw';
	authenticationRequired: boolean;
}

const { inlets: ids, schemas, flows: flowIds, datasets } = demo.experiencePlatform;

/** The inlets of the demo organization, by id. */
export const inlets: ReadonlyMap<string, Inlet> = new Map(
	[
		{ id: ids.events, name: 'Web shop events', dataType: 'xdm', authenticationRequired: true } as const,
		{ id: ids.open, name: 'Web shop events, open', dataType: 'xdm', authenticationRequired: false } as const,
		{ id: ids.raw, name: 'CRM export', dataType: 'raw', authenticationRequired: true } as const,
	].map((inlet) => [inlet.id, inlet]),
);

/** The schema of each dataset. */
export const datasetSchemas: ReadonlyMap<string, string> = new Map([
	[datasets.events, schemas.event],
	[datasets.profiles, schemas.profile],
]);

/** Data flows with a mapping (for raw data) and without. */
export const flows: ReadonlyArray<{ id: string; name: string; raw: boolean }> = [
	{ id: flowIds.events, name: 'Web shop events to dataset', raw: false },
	{ id: flowIds.profiles, name: 'Profiles to dataset', raw: false },
	{ id: flowIds.raw, name: 'CRM export to profiles', raw: true },
];

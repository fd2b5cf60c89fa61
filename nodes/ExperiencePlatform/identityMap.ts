import { ItemRefused } from '../shared/contract/outcome';
import { isRecord } from '../shared/text/json';

/** One identity of the person that an entity is about. */
export interface Identity {
	/** Code of the namespace; `Email` and `email` are two. */
	namespace: string;
	id: string;
	primary: boolean;
}

/**
 * An entity's identity map with these identities added (Experience Platform documentation, "Identity map"). An
 * identity that is there already is not doubled.
 *
 * @param given the entity's own map, undefined or null where it has none
 * @throws ItemRefused where that is no identity map
 */
export function withIdentities(given: unknown, identities: Identity[]): Record<string, unknown> {
	if (given !== undefined && given !== null && !isRecord(given)) throw noMap('identityMap');
	const map: Record<string, unknown> = { ...given };
	for (const { namespace, id, primary } of identities) {
		const present: unknown = map[namespace] ?? [];
		if (!Array.isArray(present)) throw noMap(`identityMap.${namespace}`);
		const own = primary ? { id, primary } : { id };
		const place = present.findIndex((entry: unknown) => isRecord(entry) && entry.id === id);
		const known: unknown = present[place];
		map[namespace] = isRecord(known) ? present.with(place, { ...known, ...own }) : [...present, own];
	}
	return map;
}

/** Whether an entity's identity map names anybody. */
export function namesSomebody(map: unknown): boolean {
	return isRecord(map) && Object.values(map).some((list) => Array.isArray(list) && list.length > 0);
}

function noMap(field: string): ItemRefused {
	return new ItemRefused({
		message: `'${field}' of the entity is no identity map`,
		todo: 'It looks like {"Email": [{"id": "name@example.com", "primary": true}]}.',
		details: { field },
	});
}

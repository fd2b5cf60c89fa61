import type { ItemReader } from '../../../nodes/shared/contract/itemReader';
import { isRecord } from '../../../nodes/shared/text/json';

/** An item with these parameters, and the hints that its reader gave. */
export function itemOf(
	given: Record<string, unknown>,
	json: Record<string, unknown> = {},
	timezone = 'UTC',
): { item: ItemReader; hints: string[] } {
	const hints: string[] = [];
	const item: ItemReader = {
		...{ index: 0, json, timezone },
		parameter: (name) => given[name] ?? '',
		member: (collection, name) => {
			const members = given[collection];
			return isRecord(members) ? members[name] : undefined;
		},
		file: () => undefined,
		hint: (sentence) => void hints.push(sentence),
	};
	return { item, hints };
}

import type { ItemReader } from '../../../nodes/shared/contract/itemReader';

/** An item with these data and parameters, as a reader sees it; `hints` collects what it says to the user. */
export function itemOf(
	json: Record<string, unknown>,
	parameters: Record<string, unknown> = {},
	hints: string[] = [],
): ItemReader {
	const member = (collection: string, name: string): unknown => {
		const members = parameters[collection];
		return typeof members === 'object' && members !== null ? Reflect.get(members, name) : undefined;
	};
	return {
		...{ index: 0, json, timezone: 'Europe/Paris', member },
		parameter: (name) => parameters[name] ?? '',
		file: () => undefined,
		hint: (sentence) => hints.push(sentence),
	};
}

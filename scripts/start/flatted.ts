/**
 * n8n sends run data in the "flatted" form: one list of values, in which a string inside an object
 * or array is the position of the real value in that list. The npm package of that name would be a
 * dependency for twenty lines.
 */
export function parseFlatted(source: string): unknown {
	const table: unknown = JSON.parse(source);
	if (!Array.isArray(table)) return undefined;
	// Containers are made first and filled afterwards: a value may refer to a later one, or to itself.
	const values = table.map((entry: unknown) => {
		if (Array.isArray(entry)) return [];
		return typeof entry === 'object' && entry !== null ? {} : entry;
	});
	const resolve = (member: unknown) => (typeof member === 'string' ? values[Number(member)] : member);
	table.forEach((entry: unknown, index) => {
		const target: unknown = values[index];
		if (Array.isArray(entry) && Array.isArray(target)) target.push(...entry.map(resolve));
		else if (typeof entry === 'object' && entry !== null && typeof target === 'object' && target !== null) {
			for (const [key, member] of Object.entries(entry)) Object.assign(target, { [key]: resolve(member) });
		}
	});
	return values[0];
}

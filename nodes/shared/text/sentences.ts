/** Sentences after one another; those that are missing are left out. */
export function sentences(...all: Array<string | undefined>): string {
	return all.filter(Boolean).join(' ');
}

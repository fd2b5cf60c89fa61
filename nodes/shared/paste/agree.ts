import { ItemRefused } from '../contract/outcome';
import { excerpt } from './excerpt';

/**
 * A setting that a parameter and a pasted text may both name: the one that is not empty.
 *
 * @param displayName of the parameter
 * @throws ItemRefused where they differ, naming both
 */
export function agree(displayName: string, parameter: string, pasted: string): string {
	if (parameter === '' || pasted === '' || parameter === pasted) return parameter || pasted;
	throw new ItemRefused({
		message: `'${displayName}' is ${parameter.slice(0, 200)}, but the pasted text says ${shown(pasted)}`,
		todo: `Clear '${displayName}' to use the pasted text, or correct one of the two.`,
		details: { parameter: displayName },
	});
}

/** IDs and names of resources are not secrets, long as they are. */
function shown(pasted: string): string {
	const isName = /^(?:https:\/\/ns\.adobe\.com\/)?(?!eyJ|___)[\w./-]{1,64}(?:@AdobeOrg)?$/.test(pasted);
	return isName ? pasted : excerpt(pasted);
}

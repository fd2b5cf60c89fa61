import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { ItemRefused } from '../contract/outcome';
import { pathOf, stepsOf, type Field } from './field';

const nothingPasted = "Paste a text into 'Pasted Text': every value to fill in becomes a field.";

/**
 * Makes the method that reads the fields of `values` from `pasted`, for `methods.resourceMapping`.
 *
 * What cannot be understood is told in the notice that stands in place of the fields: the editor shows nothing of an
 * exception's text.
 *
 * @param read makes fields of a pasted text; throws `ItemRefused` for what it cannot understand
 * @param withoutFields what is said where a text has none
 */
export function fieldsOf(
	read: (text: string) => readonly Field[],
	withoutFields = 'The pasted text has no fields to fill in: it is sent as it is.',
): (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields> {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const pasted: unknown = this.getCurrentNodeParameter('pasted');
		const text = typeof pasted === 'string' ? pasted : '';
		if (text.trim() === '') return { fields: [], emptyFieldsNotice: escaped(nothingPasted) };
		try {
			const fields = read(text).map(field);
			return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: escaped(withoutFields) };
		} catch (error) {
			return { fields: [], emptyFieldsNotice: escaped(sentence(error)) };
		}
	};
}

function field({ path, type, required }: Field): ResourceMapperField {
	return {
		id: path,
		displayName: shownPath(path),
		type,
		required,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}

/** The form cuts longer names at their end, where paths differ; so they are cut at their beginning here. */
const LONGEST_SHOWN_PATH = 26;

function shownPath(path: string): string {
	if (path.length <= LONGEST_SHOWN_PATH) return path;
	const steps = stepsOf(path);
	let shown = '';
	for (let position = steps.length - 1; position >= 0; position--) {
		if (typeof steps[position] === 'number') continue;
		const longer = steps.slice(position).reduce<string>(pathOf, '');
		if (shown !== '' && longer.length >= LONGEST_SHOWN_PATH) break;
		shown = longer;
	}
	return `…${shown}`;
}

function sentence(error: unknown): string {
	if (!(error instanceof ItemRefused)) return 'The pasted text cannot be understood.';
	const { message, todo } = error.reason;
	return todo === undefined ? message : `${message}. ${todo}`;
}

/** The editor shows the notice as HTML. */
function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

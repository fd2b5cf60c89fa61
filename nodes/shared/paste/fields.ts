import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { ItemRefused } from '../contract/outcome';
import type { Field } from './field';
import { tailsOf } from './tails';

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
			const fields = formFields(read(text));
			return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: escaped(withoutFields) };
		} catch (error) {
			return { fields: [], emptyFieldsNotice: escaped(sentence(error)) };
		}
	};
}

/** Fields that have to be filled come first; n8n shows nothing but a label, so that says what may stay empty. */
function formFields(fields: readonly Field[]): ResourceMapperField[] {
	const tails = tailsOf(fields);
	const shortest = (path: string): string => tails.get(path)?.at(-1)?.name ?? path;
	const ordered = [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
	return ordered.map((field) => ({
		id: field.path,
		displayName: `${shortest(field.path)}${whenEmpty(field)}`,
		type: field.type,
		required: field.required,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		...(field.added === true ? { removed: true } : {}),
	}));
}

function whenEmpty({ required, filledIn, sample }: Field): string {
	if (required) return '';
	if (filledIn === true) return ' (filled in if empty)';
	return sample === undefined ? ' (left out if empty)' : ' (sample sent if empty)';
}

function sentence(error: unknown): string {
	if (!(error instanceof ItemRefused)) return 'The pasted text cannot be understood.';
	const { message, todo } = error.reason;
	return todo === undefined ? message : `${message}. ${todo}`;
}

/**
 * Makes the method that says what a node takes from `pasted`, for `methods.resourceMapping`: it has no fields, so its
 * notice stands in their place, read anew with every change of the text.
 *
 * @param summary what is taken, in a few words; throws `ItemRefused` for what it cannot understand
 */
export function takenFrom(
	summary: (text: string) => readonly string[],
): (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields> {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const pasted: unknown = this.getCurrentNodeParameter('pasted');
		const text = typeof pasted === 'string' ? pasted : '';
		return {
			fields: [],
			emptyFieldsNotice: escaped(text.trim() === '' ? 'Nothing is pasted yet.' : taken(summary, text)),
		};
	};
}

function taken(summary: (text: string) => readonly string[], text: string): string {
	try {
		return `Taken from the text: ${summary(text).filter(Boolean).join(' · ')}`;
	} catch (error) {
		return `Nothing is taken from the text. ${error instanceof ItemRefused ? error.reason.message : ''}`.trim();
	}
}

/** The beginning of an ID, which tells it from others. */
export function shortId(id: string): string {
	return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

/** The editor shows the notice as HTML. */
function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** How many fields a pasted text has, in words. */
export function fieldCount({ length }: readonly Field[]): string {
	return `${length} ${length === 1 ? 'field' : 'fields'}`;
}

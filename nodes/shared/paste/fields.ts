import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { ItemRefused } from '../contract/outcome';
import type { Field } from './field';
import { tailsOf } from './tails';
import { textIn } from '../text/json';

const nothingPasted = "Paste a text into 'Pasted Text': every value to fill in becomes a field.";

type Method = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/**
 * Makes the methods of a pasted text, for `methods.resourceMapping`: one that reads the fields of `values` from `pasted`,
 * and `takenFromText`, which says what the node takes from it: it has no fields, so its notice stands in their place, read
 * anew with every change of the text. What cannot be understood is told in the notices too: the editor shows nothing of
 * an exception's text.
 *
 * @param name of the method that reads the fields
 * @param read throws `ItemRefused` for a text that it cannot understand
 * @param summary what is taken, in a few words; throws likewise
 * @param withoutFields what is said where a text has none
 */
export function pasteMethods(
	name: string,
	read: (text: string) => { fields: readonly Field[] },
	summary: (text: string) => readonly string[],
	withoutFields = 'The pasted text has no fields to fill in: it is sent as it is.',
): Record<string, Method> {
	return {
		async [name]() {
			const text = pastedIn(this);
			if (text === '') return noFields(nothingPasted);
			try {
				const fields = formFields(read(text).fields);
				return fields.length > 0 ? { fields } : noFields(withoutFields);
			} catch (error) {
				return noFields(sentence(error));
			}
		},
		async takenFromText() {
			const text = pastedIn(this);
			return noFields(text === '' ? 'Nothing is pasted yet.' : taken(summary, text));
		},
	};
}

function pastedIn(context: ILoadOptionsFunctions): string {
	const pasted = textIn(context.getCurrentNodeParameter('pasted'));
	return pasted.trim() === '' ? '' : pasted;
}

function noFields(notice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: escaped(notice) };
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

import { XMLValidator } from 'fast-xml-parser';

/** The line on which a document stops being well-formed XML, from 1; undefined where it is or where nobody can tell. */
export function faultLine(document: string): number | undefined {
	const verdict = XMLValidator.validate(document);
	return verdict === true ? undefined : verdict.err.line;
}

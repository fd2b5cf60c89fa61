import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { child, type XmlElement } from '../../shared/xml/parse';
import { escapeAttribute } from '../../shared/xml/text';
import { queryErrors } from '../errors';
import { soapRequest } from './envelope';
import { readSoap } from './response';

/** Something of Campaign's that people know by its label. */
export interface Labelled {
	/** The internal name, such as `WKF12345`. */
	name: string;
	label: string;
}

export function byLabel(a: Labelled, b: Labelled): number {
	return a.label.localeCompare(b.label);
}

/** A query for several records. Its expressions are ours: what a user gives must not get into one unchecked. */
export interface Query {
	schema: string;
	/**
	 * The fields to return. `analyze`: of an enumeration also the name and the label of its value, as further attributes
	 * with the suffixes `Name` and `Label` (acc-js-sdk documentation, "The analyze option").
	 */
	select: ReadonlyArray<{ expr: string; analyze?: boolean }>;
	/** Left out for all records. */
	where?: string;
	/** Most records in the response; without it Campaign has a limit of its own. */
	lineCount?: number;
}

/** `xtk:queryDef#ExecuteQuery` with the operation `select` (Campaign Classic documentation, "Data oriented APIs"). */
export function selectRequest(credential: CredentialFields, { schema, select, where, lineCount }: Query): WireRequest {
	const nodes = select.map(({ expr, analyze }) => {
		return `<node expr="${escapeAttribute(expr)}"${analyze === true ? ' analyze="true"' : ''}/>`;
	});
	const condition = where === undefined ? '' : `<where><condition expr="${escapeAttribute(where)}"/></where>`;
	const limit = lineCount === undefined ? '' : ` lineCount="${lineCount}"`;
	return soapRequest(
		credential,
		'xtk:queryDef',
		'ExecuteQuery',
		`<urn:entity><queryDef schema="${schema}" operation="select"${limit}><select>${nodes.join('')}</select>` +
			`${condition}</queryDef></urn:entity>`,
	);
}

/**
 * The records of a response: elements of this name, within an element whose name "does not matter" (the same page), or
 * without one. No records is a result; a response without a result is not read as one.
 */
export function readRecords(response: WireResponse, name: string): Listed<XmlElement[]> {
	const soap = readSoap(response, 'ExecuteQuery', queryErrors);
	if (soap.kind !== 'response') return soap;
	const output = child(soap.element, 'pdomOutput');
	if (!output) {
		const { say, todo } = queryErrors.statuses.other;
		return { kind: 'unknown', reason: { message: say, todo, httpStatus: response.status } };
	}
	const records = [output, ...output.children].flatMap(({ children }) => children);
	return { kind: 'list', list: records.filter((record) => record.name === name) };
}

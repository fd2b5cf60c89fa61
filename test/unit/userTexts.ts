import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import { root } from '../harness/paths';

export interface UserText {
	/** Where it stands: file and line. */
	place: string;
	/**
	 * The name it is given under, such as `say` or `description`; of an argument the name of the function; empty where
	 * it has none, as in a list.
	 */
	name: string;
	/** The text; what a template fills in is an ellipsis. */
	text: string;
}

/** Every literal of these folders that reads like words for people: at least two with a blank between them. */
export function userTexts(folders: string[]): UserText[] {
	return folders.flatMap((folder) => files(join(root, folder))).flatMap(textsOf);
}

function files(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}

function textsOf(path: string): UserText[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
	const found: UserText[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text === undefined) return ts.forEachChild(node, visit);
		const { line } = source.getLineAndCharacterOfPosition(node.getStart());
		if (looksLikeWords.test(text) && !wordList.test(text))
			found.push({ place: `${relative(root, path)}:${line + 1}`, name: nameOf(node), text });
		// What is filled into a template may be a text of its own.
		if (ts.isTemplateExpression(node)) node.templateSpans.forEach(({ expression }) => visit(expression));
	};
	visit(source);
	return found;
}

const looksLikeWords = /[a-z…'’,.] +['"‘(…a-z0-9]/i;
/** Names in a row, which are taken apart again: curl's options for instance. */
const wordList = /^[a-z\d.-]+(?: [a-z\d.-]+){14,}$/;

/** The text of a literal, put together where it is written in parts. */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node))
		return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
	if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
	const [left, right] = [textOf(node.left), textOf(node.right)];
	return left === undefined || right === undefined ? undefined : left + right;
}

/** The name under which the value is given that this literal is, or is a part of. */
function nameOf(literal: ts.Node): string {
	let node = literal;
	for (let { parent } = node; parent !== undefined; { parent } = node) {
		if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.name.getText();
		if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression.getText();
		const isPart =
			ts.isConditionalExpression(parent) ||
			ts.isParenthesizedExpression(parent) ||
			ts.isBinaryExpression(parent) ||
			ts.isTemplateSpan(parent) ||
			ts.isTemplateExpression(parent);
		if (!isPart) return '';
		node = parent;
	}
	return '';
}

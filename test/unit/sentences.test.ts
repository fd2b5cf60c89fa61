import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { errors } from '../../nodes/AdobeCampaign/errors';
import { root } from '../harness/paths';

/** n8n replaces a whole message that contains one of these, in any case and anywhere. */
const triggers =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;
const unkind = /\b(errors?|fail(s|ed|ure|ures)?|problems?|mistakes?)\b/i;

describe.each(Object.entries(errors))('what we say about %s', (_code, { say, todo }) => {
	test('is free of words that n8n replaces or that help nobody', () => {
		expect([say, todo ?? ''].filter((text) => triggers.test(text) || unkind.test(text))).toEqual([]);
	});
	test('is one sentence without a final period, advice in full sentences', () => {
		expect(say).not.toMatch(/\.$/);
		if (todo !== undefined) expect(todo).toMatch(/\.$/);
	});
});

/** Texts given as `message`, `say` or `todo`, or as first argument of what makes a reason or an error. */
function sentences(path: string): string[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
	const found: string[] = [];
	const textOf = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) found.push(node.text);
		else if (ts.isTemplateExpression(node))
			found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
		else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(textOf);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isPropertyAssignment(node) && /^['"]?(message|say|todo)['"]?$/.test(node.name.getText()))
			textOf(node.initializer);
		if (ts.isVariableDeclaration(node) && node.initializer && /^(message|todo)$|Todo$/.test(node.name.getText()))
			textOf(node.initializer);
		if (
			(ts.isCallExpression(node) && /^(refused|neverSent|lost)$/.test(node.expression.getText())) ||
			(ts.isNewExpression(node) && /^NoXmlForm$/.test(node.expression.getText()))
		) {
			node.arguments?.forEach(textOf);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function files(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}

const all = ['nodes/shared', 'nodes/AdobeCampaign'].flatMap((folder) => files(join(root, folder))).flatMap(sentences);

test('the literal messages of the shared code and of Campaign are found', () => {
	expect(all.length).toBeGreaterThan(40);
});
test('no literal message contains a word that makes n8n replace it', () => {
	expect(all.filter((text) => triggers.test(text))).toEqual([]);
});
test('no literal message speaks of errors, failures, problems or mistakes', () => {
	expect(all.filter((text) => unkind.test(text))).toEqual([]);
});

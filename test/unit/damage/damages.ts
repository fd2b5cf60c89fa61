import { SaxesParser } from 'saxes';
import { Random } from '../../simulation/engine/random';

/** Something that happens to a body on its way. */
export interface Damage {
	name: string;
	body: string;
}

const scripts = [
	'<script src="proxy.js"></script>',
	'<!DOCTYPE html><html>',
	'\0',
	',',
	'}',
	'{"error":"x"}',
	'&#x0;',
	'\uFEFF',
];

/**
 * A body in many states of damage, the same ones every time: cut anywhere, a part lost, doubled or exchanged, something of
 * a proxy's in between, members renamed, packed into something else.
 */
export function damagesOf(body: string, seed: number): Damage[] {
	const random = new Random(seed);
	const place = (): number => random.integer(0, body.length - 1);
	const part = (): [number, number] => {
		const from = place();
		return [from, Math.min(body.length, from + random.integer(1, 40))];
	};
	const times = <T>(count: number, make: (round: number) => T): T[] =>
		Array.from({ length: count }, (_, round) => make(round));
	return [
		...times(40, (round) => ({ name: 'cut', body: body.slice(0, Math.floor((body.length * round) / 40)) })),
		...times(20, () => ({ name: 'its beginning lost', body: body.slice(1 + place()) })),
		...times(30, () => {
			const [from, to] = part();
			return { name: 'a part lost', body: body.slice(0, from) + body.slice(to) };
		}),
		...times(20, () => {
			const [from, to] = part();
			return { name: 'a part doubled', body: body.slice(0, to) + body.slice(from) };
		}),
		...times(30, () => {
			const at = place();
			const script = scripts[random.integer(0, scripts.length - 1)] ?? '';
			return { name: 'something put in', body: body.slice(0, at) + script + body.slice(at) };
		}),
		...scripts.flatMap((script) => [
			{ name: 'something before it', body: script + body },
			{ name: 'something after it', body: body + script },
		]),
		{ name: 'a comma before its end', body: body.replace(/([}>])$/, ',$1') },
		{ name: 'renamed members', body: body.replace(/"(\w+)":/g, '"x$1":').replace(/<(\/?)(\w*:?)(\w+)/g, '<$1$2x$3') },
		{ name: 'packed into a text', body: JSON.stringify(body) },
		{ name: 'packed into a list', body: `[${body}]` },
		{ name: 'packed into a page', body: `<html><body><pre>${body}</pre></body></html>` },
		{ name: 'twice', body: body + body },
		{ name: 'nested too deep', body: body.replace(/^\{/, `{"deep":${'['.repeat(5000)}${']'.repeat(5000)},`) },
		{ name: 'quoted otherwise', body: body.replaceAll('"', "'") },
		{ name: 'in capitals', body: body.toUpperCase() },
	].filter((damage) => damage.body !== body);
}

/** Whether a body is a whole JSON text or a whole XML document, by the judgement of other libraries than the nodes use. */
export function isWellFormed(body: string): boolean {
	try {
		JSON.parse(body);
		return true;
	} catch {
		return isXml(body);
	}
}

function isXml(body: string): boolean {
	let isWhole = true;
	const parser = new SaxesParser();
	parser.on('error', () => (isWhole = false));
	parser.write(body).close();
	return isWhole;
}

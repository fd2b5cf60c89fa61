import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { ItemReader } from '../contract/itemReader';
import { fileOf } from './file';
import type { Hints } from './hints';
import { withoutOwnError } from './ownError';

/**
 * Reads parameters item by item. An expression costs n8n about half a millisecond, a fixed value nothing that
 * matters, but a million nothings do: what holds no expression is read once for all items.
 */
export class ParameterReader {
	private readonly fixed = new Map<string, unknown>();
	private readonly node: INode;
	private readonly timezone: string;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly items: INodeExecutionData[],
		private readonly hints: Hints,
	) {
		this.node = context.getNode();
		this.timezone = context.getTimezone();
	}

	item(index: number): ItemReader {
		// A collection is read once an item, however many of its members are asked for.
		const evaluated = new Map<string, unknown>();
		const parameter = (name: string): unknown => {
			if (this.fixed.has(name)) return this.fixed.get(name);
			if (!evaluated.has(name)) evaluated.set(name, this.read(name, index));
			return evaluated.get(name);
		};
		return {
			index,
			json: withoutOwnError(withoutMark(this.items[index]?.json ?? {})),
			timezone: this.timezone,
			parameter,
			member: (collection, name) => memberOf(parameter(collection), name),
			file: (name) => fileOf(this.context, index, name),
			hint: (sentence, type) => this.hints.add(sentence, type),
		};
	}

	private read(name: string, index: number): unknown {
		const raw = name.split('.').reduce<unknown>(memberOf, this.node.parameters);
		const value: unknown = this.context.getNodeParameter(name, index, '', { extractValue: isResourceLocator(raw) });
		if (!holdsExpression(raw)) this.fixed.set(name, value);
		return value;
	}
}

function memberOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Copies by their originals: an item is recognised by its object, in every attempt. */
const copies = new WeakMap<object, Readonly<Record<string, unknown>>>();

/** A CSV file may begin with a byte order mark, which nobody sees and its first column is then named with. */
function withoutMark(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	// The first key alone: items may have thousands.
	for (const first in json) {
		if (!first.startsWith('\uFEFF')) return json;
		const copy = copies.get(json) ?? renamed(json, first);
		copies.set(json, copy);
		return copy;
	}
	return json;
}

function renamed(json: Readonly<Record<string, unknown>>, first: string): Record<string, unknown> {
	const name = first.replace(/^\uFEFF+/, '');
	return Object.fromEntries(Object.entries(json).map(([key, value]) => [key === first ? name : key, value]));
}

function isResourceLocator(raw: unknown): boolean {
	return typeof raw === 'object' && raw !== null && '__rl' in raw;
}

function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(holdsExpression);
}

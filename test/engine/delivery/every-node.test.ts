import { loadPackage, stopEngine } from '../../harness/engine';
import { NodeTypes } from '../../harness/nodeTypes';
import { everyOperation } from '../bench/everyNode';

/** Rules that hold for every node are told over one table: a node that is not in it would escape them all. */
describe('the table of operations', () => {
	let nodes: Array<[name: string, isTrigger: boolean, lists: string[]]>;
	let types: NodeTypes;
	beforeAll(async () => {
		const loader = await loadPackage();
		types = new NodeTypes(loader, {});
		nodes = Object.keys(loader.known.nodes).map((name) => {
			const { description, methods } = types.getByNameAndVersion(`${loader.packageName}.${name}`);
			return [name, description.group.includes('trigger'), Object.keys(methods?.listSearch ?? {})];
		});
	});
	afterAll(async () => await stopEngine());

	const inTable = (name: string) => everyOperation.filter(([, { node }]) => node === name).map(([, row]) => row);

	test('holds every node but the triggers', () => {
		expect(nodes.length).toBeGreaterThan(0);
		expect(nodes.filter(([name, isTrigger]) => inTable(name).length === 0 && !isTrigger)).toEqual([]);
	});

	test('holds nothing but nodes of the package', () => {
		const known = nodes.map(([name]) => name);
		expect(everyOperation.filter(([, { node }]) => !known.includes(node))).toEqual([]);
	});

	test('names the lists of every node', () => {
		// A list of one interface cannot be filled over another.
		for (const [name, isTrigger, lists] of nodes.filter(([found]) => inTable(found).length > 0)) {
			const named = new Set(inTable(name).flatMap((row) => row.lists ?? []));
			expect([name, isTrigger, [...named].sort()]).toEqual([name, isTrigger, [...lists].sort()]);
		}
	});

	test('each of its nodes can be the tool of an agent', () => {
		for (const [, { node }] of everyOperation)
			expect(types.getByNameAndVersion(`n8n-nodes-campaign-bridge.${node}Tool`).description.outputs).toEqual([
				'ai_tool',
			]);
	});
});

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/faults';
import type { RunResult } from '../../harness/workflow';
import { Bench, type RunMore, type WireCall } from './bench';
import { everyOperation } from './everyNode';
import { details } from './items';
import type { RuleRow } from './row';

/** One operation as it looks to a rule that holds for every node: each item has a call of its own. */
export class Operation {
	private opened: Bench | undefined;

	constructor(readonly row: RuleRow) {}

	get bench(): Bench {
		if (!this.opened) throw new Error('The bench is opened before the tests');
		return this.opened;
	}

	async open(): Promise<void> {
		this.opened = await Bench.open(this.row);
	}

	/** So many items that the platform takes. What it took to make them is seen neither on the wire nor in the journal. */
	async good(count: number): Promise<IDataObject[]> {
		const items = await this.row.good(this.bench, count);
		this.bench.wire.length = 0;
		this.bench.sandbox.journal.clear();
		return items;
	}

	/** Runs the operation with one call after the other and no repeat of unknown ones, unless the options say otherwise. */
	async run(items: IDataObject[], options: INodeParameters = {}, more: RunMore = {}): Promise<RunResult> {
		return await this.bench.run(items, { options: { concurrency: 1, retryUnknown: false, ...options } }, more);
	}

	/** The same with error items in the regular output, in the order of the input. */
	async runOn(items: IDataObject[], options: INodeParameters = {}, more: RunMore = {}): Promise<RunResult> {
		return await this.run(items, options, { ...more, node: { onError: 'continueRegularOutput', ...more.node } });
	}

	/** Lets something befall the calls of one item, or of all. */
	strike(item: IDataObject | undefined, fault: Fault): void {
		const mark = item && this.row.mark(item);
		const where = mark && placeOf(mark);
		this.bench.sandbox.faults.add({ method: this.row.method, ...where, ...fault });
	}

	/** Whether a call is one of this item. */
	isOf(item: IDataObject | undefined): (call: WireCall) => boolean {
		const mark = this.row.mark(item ?? {});
		return ({ operation, path, query, body }) => {
			if (operation !== this.row.method) return false;
			if ('query' in mark) return decodeURIComponent(String(query)).includes(mark.query);
			return 'body' in mark ? body.includes(mark.body) : path === mark.path;
		};
	}

	/** How often each item was on its way to the platform, whatever became of it there. */
	calls(items: IDataObject[]): number[] {
		return items.map((item) => this.bench.calls().filter(this.isOf(item)).length);
	}

	/** How often the platform carried out what each item asks for, as far as it keeps count of that. */
	arrivals(items: IDataObject[]): number[] {
		return this.row.arrivals ? this.bench.arrivals(items) : this.calls(items);
	}
}

/** Where a fault finds the calls with this mark. */
function placeOf(mark: ReturnType<RuleRow['mark']>): Fault {
	if ('query' in mark) return { queryIncludes: mark.query };
	return 'body' in mark ? { bodyIncludes: mark.body } : { path: mark.path };
}

/**
 * Declares the tests of a rule once for each operation.
 *
 * @param which the operations that the rule is about; all where it is left out
 */
export function forEveryOperation(
	tests: (operation: Operation) => void,
	which: (row: RuleRow) => boolean = () => true,
): void {
	describe.each(everyOperation.filter(([, row]) => which(row)))('%s', (_name, row) => {
		const operation = new Operation(row);
		beforeAll(async () => await operation.open());
		afterEach(() => operation.bench.reset());
		afterAll(async () => await operation.bench.close());
		tests(operation);
	});
}

export const sends = (row: RuleRow): boolean => row.kind === 'sends';
export const reads = (row: RuleRow): boolean => row.kind === 'reads';

/** What became of each item: `done`, or the outcome that its details tell. */
export function fates(items: INodeExecutionData[] | undefined): unknown[] {
	return (items ?? []).map(({ json }) => ('error' in json ? details(json).outcome : 'done'));
}

export function origins(items: INodeExecutionData[] | undefined): unknown[] {
	return (items ?? []).map(({ pairedItem }) => pairedItem);
}

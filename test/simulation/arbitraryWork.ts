import fc from 'fast-check';
import type { PlannedExecution, PlannedItem } from './scenario';
import { senderNames, senderOf } from './senders';

const MOST_ITEMS = 16;
/** Runs at once of one node, as webhooks start them. */
const MOST_RUNS = 50;

export const mostly = <T>(usual: T, other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
	fc.oneof({ arbitrary: fc.constant(usual), weight }, { arbitrary: other, weight: 1 });

const item: fc.Arbitrary<PlannedItem> = fc.record({
	who: fc.nat(40),
	fate: fc.oneof(
		{ arbitrary: fc.constant('good' as const), weight: 8 },
		{ arbitrary: fc.constant('bad' as const), weight: 1 },
		{ arbitrary: fc.constant('invalid' as const), weight: 1 },
	),
});

/** What expressions make of options now and then. */
const usually = <T, U>(usual: fc.Arbitrary<T>, odd: U[]): fc.Arbitrary<T | U> =>
	fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: fc.constantFrom(...odd), weight: 1 });

const options = fc.record(
	{
		concurrency: usually(fc.integer({ min: 1, max: 8 }), [5e9, 0, -3, 'many']),
		maxRequests: fc.integer({ min: 1, max: 6 }),
		perSeconds: usually(fc.integer({ min: 1, max: 20 }), [3_000_000, 0]),
		maxTries: usually(fc.integer({ min: 1, max: 4 }), [0, 'often']),
		retryUnknown: fc.boolean(),
		timeout: usually(fc.integer({ min: 200, max: 20_000 }), [0, 'soon']),
		dryRun: mostly(false, fc.constant(true), 9),
		batchWindow: mostly<number | string>(0, usually(fc.integer({ min: 1, max: 3000 }), [-5, 1e9, 'soon']), 1),
		sendOnceMemory: fc.constantFrom(1, 3, 1000),
	},
	{ requiredKeys: [] },
);

const tools = fc.constantFrom<PlannedExecution['tool']>('oneByOne', 'atOnce');
const execution: fc.Arbitrary<PlannedExecution> = fc.record({
	sender: fc.constantFrom(...senderNames),
	way: fc.nat(41),
	batch: fc.integer({ min: 1, max: 8 }),
	account: mostly<0 | 1>(0, fc.constant<0 | 1>(1), 1),
	items: fc.array(item, { minLength: 1, maxLength: MOST_ITEMS, size: 'max' }),
	startMs: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 400 })),
	passes: mostly(1, fc.integer({ min: 2, max: 3 })),
	options,
	onError: fc.constantFrom('continueErrorOutput' as const, 'continueRegularOutput' as const, 'stopWorkflow' as const),
	retryOnFail: mostly(null, fc.record({ maxTries: fc.integer({ min: 2, max: 4 }), waitMs: fc.nat(5000) }), 1),
	cancelMs: mostly(null, fc.oneof(fc.nat(400), fc.nat(40_000)), 5),
	tool: mostly<PlannedExecution['tool']>('no', tools, 7),
	keys: mostly<PlannedExecution['keys']>('none', fc.constantFrom('own' as const, 'shared' as const), 2),
	worker: fc.constantFrom<0 | 1>(0, 1),
});

/** One of many runs of a node. */
const member = fc.record({
	...{ account: mostly<0 | 1>(0, fc.constant<0 | 1>(1), 9), startMs: fc.integer({ min: 1, max: 1000 }) },
	...{ items: fc.array(item, { minLength: 1, maxLength: 2 }), worker: fc.constantFrom<0 | 1>(0, 1) },
	cancelMs: mostly(null, fc.oneof(fc.nat(1000), fc.nat(10_000)), 9),
});
const burst: fc.Arbitrary<PlannedExecution[]> = fc
	.record({
		...{ plan: execution, members: fc.array(member, { minLength: 2, maxLength: MOST_RUNS, size: 'max' }) },
		...{ batch: fc.integer({ min: 2, max: 60 }), batchWindow: mostly(500, fc.nat(2000), 1) },
	})
	.map(({ plan, members, batch, batchWindow }) =>
		members.map((own) => ({ ...plan, batch, ...own, passes: 1, options: { ...plan.options, batchWindow } })),
	);

/** What n8n runs: a few different executions, or now and then many of one node. */
export const executions: fc.Arbitrary<PlannedExecution[]> = fc
	.oneof(
		{ arbitrary: fc.array(execution, { minLength: 1, maxLength: 3 }), weight: 14 },
		{ arbitrary: burst, weight: 1 },
	)
	.map((plans) => plans.map(withinWays));

function withinWays(plan: PlannedExecution): PlannedExecution {
	return { ...plan, way: plan.way % senderOf(plan.sender).ways };
}

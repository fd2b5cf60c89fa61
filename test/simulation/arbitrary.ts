import fc from 'fast-check';
import { knownBreaks } from './knownBreaks';
import * as faults from './network/faults';
import type { Fault, PlannedFault } from './network/faults';
import type { PlannedExecution, PlannedItem, Scenario } from './scenario';
import { senderNames, senderOf } from './senders';

const MOST_ITEMS = 16;
const mostly = <T>(usual: T, other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
	fc.oneof({ arbitrary: fc.constant(usual), weight }, { arbitrary: other, weight: 1 });

const echo = mostly<faults.EchoForm>(
	'none',
	fc.constantFrom(
		...faults.echoForms.filter((form) => !knownBreaks.echoesInOtherForms || !/decimal|unicode/.test(form)),
	),
	1,
);
const losses = faults.lossFaults.filter((how) => !(how === 'tlsAfterSending' && knownBreaks.tlsErrorAfterSending));
const deep = faults.damages.filter((how) => !(how === 'deep' && knownBreaks.deepResponses));
const statuses = [302, 403, 404, 413, 429, 500, 502, 503, 504, ...(knownBreaks.status408 ? [] : [408])];
const pauses = ['0', '1', '7', '30', ...(knownBreaks.lastingRefusals ? [] : ['3600'])];
const retryAfter = fc.option(fc.constantFrom(...pauses), { nil: undefined });

const callFault: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({ kind: fc.constant('connect' as const), why: fc.constantFrom(...faults.connectFaults) }),
	fc.record({ kind: fc.constant('lost' as const), how: fc.constantFrom(...losses), executed: fc.boolean() }),
	fc.record({ kind: fc.constant('cut' as const) }),
	fc.record({ kind: fc.constant('damaged' as const), how: fc.constantFrom(...deep) }),
	fc.record({ kind: fc.constant('slow' as const), ms: fc.integer({ min: 50, max: 40_000 }) }),
	fc.record({ kind: fc.constant('silent' as const), executed: fc.boolean(), drips: fc.boolean() }),
	fc
		.record({
			kind: fc.constant('page' as const),
			status: fc.constantFrom(...statuses),
			executed: fc.boolean(),
			retryAfter,
			echo,
		})
		.map((page) => ({ ...page, executed: page.executed && faults.openStatuses.includes(page.status) })),
	fc
		.record({
			kind: fc.constant('says' as const),
			what: fc.constantFrom(...faults.sayings),
			executed: fc.boolean(),
			retryAfter,
			echo,
		})
		.map((says) => ({ ...says, executed: says.executed && says.what === 'internal' })),
);

const lives = [1, 30, 600, ...(knownBreaks.lifelessTokens ? [] : [0, null, ''])];
const token: fc.Arbitrary<Fault> = fc.record({
	...{
		kind: fc.constant('token' as const),
		useless: fc.boolean(),
		seconds: fc.constantFrom<number | string | null>(...lives),
	},
});
/** What a sign-in cannot meet while the known breaks are listed. */
const signInFault = fc.oneof(
	token,
	callFault.filter(
		(fault) =>
			!((fault.kind === 'damaged' || fault.kind === 'cut') && knownBreaks.damagedSignIn) &&
			!(fault.kind === 'silent' && fault.drips && knownBreaks.drippingSignIn),
	),
);

const length = fc.oneof(
	{ arbitrary: fc.constant(1), weight: 6 },
	{ arbitrary: fc.integer({ min: 1, max: 6 }), weight: 2 },
	{ arbitrary: fc.constant(10_000), weight: 1 },
);
const planned: fc.Arbitrary<PlannedFault> = fc.oneof(
	{ arbitrary: fc.record({ to: fc.constant('call' as const), at: fc.nat(14), length, fault: callFault }), weight: 3 },
	{
		arbitrary: fc.record({ to: fc.constant('signIn' as const), at: fc.nat(3), length, fault: signInFault }),
		weight: 1,
	},
);

const item: fc.Arbitrary<PlannedItem> = fc.record({
	who: fc.nat(40),
	fate: fc.oneof(
		{ arbitrary: fc.constant('good' as const), weight: 8 },
		{ arbitrary: fc.constant('bad' as const), weight: 1 },
		{ arbitrary: fc.constant('invalid' as const), weight: 1 },
	),
});

const options = fc.record(
	{
		concurrency: fc.integer({ min: 1, max: 8 }),
		maxRequests: fc.integer({ min: 1, max: 6 }),
		perSeconds: fc.integer({ min: 1, max: 20 }),
		maxTries: fc.integer({ min: 1, max: 4 }),
		retryUnknown: fc.boolean(),
		timeout: fc.integer({ min: 200, max: 20_000 }),
		dryRun: mostly(false, fc.constant(true), 9),
	},
	{ requiredKeys: [] },
);

const tools = fc.constantFrom<PlannedExecution['tool']>('oneByOne', 'atOnce');
const execution: fc.Arbitrary<PlannedExecution> = fc.record({
	sender: fc.constantFrom(...senderNames),
	way: fc.nat(5),
	batch: fc.integer({ min: 1, max: 8 }),
	account: mostly<0 | 1>(0, fc.constant<0 | 1>(1), 1),
	items: fc.array(item, { minLength: 1, maxLength: MOST_ITEMS, size: 'max' }),
	startMs: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 400 })),
	passes: mostly(1, fc.integer({ min: 2, max: 3 })),
	options,
	onError: fc.constantFrom('continueErrorOutput' as const, 'continueRegularOutput' as const, 'stopWorkflow' as const),
	retryOnFail: mostly(null, fc.record({ maxTries: fc.integer({ min: 2, max: 4 }), waitMs: fc.nat(5000) }), 1),
	cancelMs: mostly(null, fc.oneof(fc.nat(400), fc.nat(40_000)), 5),
	tool: mostly<PlannedExecution['tool']>('no', knownBreaks.parallelToolCalls ? fc.constant('oneByOne') : tools, 7),
});

/** Random work, random faults. */
export const scenarios: fc.Arbitrary<Scenario> = fc
	.record({
		random: fc.nat(),
		major: mostly<1 | 2>(2, fc.constant<1 | 2>(1)),
		style: fc.record({ namesGuilty: fc.boolean(), saysContent: fc.boolean(), knowsRequestIds: fc.boolean() }),
		campaignSignIn: fc.constantFrom('logon' as const, 'ims' as const, 'loginPassword' as const),
		pastedToken: mostly(false, fc.constant(true), 5),
		accounts: fc.constantFrom('different' as const, 'same' as const, 'secondWrong' as const),
		oneIdForBoth: knownBreaks.oneIdForBoth ? fc.constant(false) : mostly(false, fc.constant(true), 5),
		executions: fc.array(execution, { minLength: 1, maxLength: 3 }),
		killMs: mostly(null, fc.oneof(fc.nat(400), fc.nat(20_000)), 7),
		faults: fc.array(planned, { maxLength: 5 }),
	})
	.map((scenario) => ({ ...scenario, executions: scenario.executions.map(withinWays) }));

function withinWays(plan: PlannedExecution): PlannedExecution {
	return { ...plan, way: plan.way % senderOf(plan.sender).ways };
}

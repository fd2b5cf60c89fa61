import fc from 'fast-check';
import * as faults from './network/faults';
import type { Fault, PlannedFault } from './network/faults';
import { executions, mostly } from './arbitraryWork';
import type { PlannedTrouble, Scenario } from './scenario';

const echo = mostly<faults.EchoForm>('none', fc.constantFrom(...faults.echoForms), 1);
const charset = mostly<faults.Charset>('utf-8', fc.constantFrom(...faults.charsets), 3);
const statuses = [302, 403, 404, 408, 413, 429, 500, 502, 503, 504];
const retryAfter = fc.option(fc.constantFrom('0', '1', '7', '30', '3600'), { nil: undefined });

/** Pages and sayings come in the most kinds. */
const weighted = (
	weight: number,
	arbitrary: fc.Arbitrary<Fault>,
): { weight: number; arbitrary: fc.Arbitrary<Fault> } => ({ weight, arbitrary });
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const page = fc
	.record({
		...{ kind: kind('page'), status: fc.constantFrom(...statuses), executed: fc.boolean() },
		...{ retryAfter, echo, charset },
	})
	.map((given) => ({ ...given, executed: given.executed && faults.openStatuses.includes(given.status) }));
const says = fc
	.record({
		...{ kind: kind('says'), what: fc.constantFrom(...faults.sayings), executed: fc.boolean() },
		...{ retryAfter, echo, charset },
	})
	.map((given) => ({ ...given, executed: given.executed && given.what === 'internal' }));
const parts = fc.record({
	...{ kind: kind('parts'), executed: fc.boolean() },
	statuses: fc.array(fc.constantFrom(0, 0, 400, 429, 500, 502, 503), { minLength: 1, maxLength: 4 }),
});

const callFault: fc.Arbitrary<Fault> = fc.oneof(
	weighted(4, page),
	weighted(4, says),
	weighted(2, fc.record({ kind: kind('damaged'), how: fc.constantFrom(...faults.damages) })),
	weighted(2, fc.record({ kind: kind('lost'), how: fc.constantFrom(...faults.lossFaults), executed: fc.boolean() })),
	weighted(1, fc.record({ kind: kind('connect'), why: fc.constantFrom(...faults.connectFaults) })),
	weighted(1, fc.record({ kind: kind('cut') })),
	weighted(1, fc.record({ kind: kind('slow'), ms: fc.integer({ min: 50, max: 40_000 }) })),
	weighted(1, fc.record({ kind: kind('silent'), executed: fc.boolean(), drips: fc.boolean() })),
	weighted(1, parts),
	weighted(1, fc.record({ kind: kind('numbers'), how: fc.constantFrom(...faults.numberFaults) })),
);

const lives = [1, 30, 600, 0, null, ''];
const token: fc.Arbitrary<Fault> = fc.record({
	...{
		kind: fc.constant('token' as const),
		useless: fc.boolean(),
		seconds: fc.constantFrom<number | string | null>(...lives),
	},
});
const signInFault = fc.oneof(
	{ arbitrary: token, weight: 1 },
	{ arbitrary: callFault.filter(({ kind }) => kind !== 'parts' && kind !== 'numbers'), weight: 1 },
);

const length = fc.oneof(
	{ arbitrary: fc.constant(1), weight: 6 },
	{ arbitrary: fc.integer({ min: 1, max: 6 }), weight: 2 },
	{ arbitrary: fc.constant(10_000), weight: 1 },
);
const first = fc.oneof(fc.constant(0), fc.nat(6), fc.nat(14));
const planned: fc.Arbitrary<PlannedFault> = fc.oneof(
	{ arbitrary: fc.record({ to: fc.constant('call' as const), at: first, length, fault: callFault }), weight: 3 },
	{
		arbitrary: fc.record({ to: fc.constant('signIn' as const), at: fc.nat(3), length, fault: signInFault }),
		weight: 1,
	},
);

const trouble: fc.Arbitrary<PlannedTrouble> = fc.record({
	...{ at: fc.nat(12), length: fc.integer({ min: 1, max: 5 }), carriedOut: fc.boolean() },
});

/** Random work, random faults. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
	random: fc.nat(),
	major: mostly<1 | 2>(2, fc.constant<1 | 2>(1)),
	style: fc.record({
		...{ namesGuilty: fc.boolean(), saysContent: fc.boolean(), knowsRequestIds: fc.boolean() },
		repeatsMessages: fc.boolean(),
	}),
	campaignSignIn: fc.constantFrom('logon' as const, 'ims' as const, 'loginPassword' as const),
	pastedToken: mostly(false, fc.constant(true), 5),
	accounts: fc.constantFrom('different' as const, 'same' as const, 'secondWrong' as const),
	allowsNoHost: mostly(false, fc.constant(true), 19),
	oneIdForBoth: mostly(false, fc.constant(true), 5),
	executions,
	workers: mostly<1 | 2>(1, fc.constant<1 | 2>(2), 7),
	database: mostly<PlannedTrouble[]>([], fc.array(trouble, { maxLength: 3 }), 7),
	killMs: mostly(null, fc.oneof(fc.nat(400), fc.nat(20_000)), 7),
	faults: fc.array(planned, { maxLength: 8 }),
});

import * as bounds from './promises/bounds';
import * as delivery from './promises/delivery';
import * as ends from './promises/ends';
import * as outcomes from './promises/outcomes';
import type { Played, Promised } from './promises/promise';
import { noSecrets } from './promises/secrets';
import * as network from './promises/network';
import { fewSignIns, ownTokens } from './promises/signIns';

/** All that is promised. Later work adds its promises here: one pace per account, shared batches, sent once. */
export const promises: readonly Promised[] = [
	...[outcomes.oneOutcome, outcomes.acceptedWasExecuted, outcomes.rejectedWasNot, outcomes.nothingTwice],
	...[outcomes.ownEventIds, outcomes.stopCounts, delivery.innocentDelivered, delivery.dryRunsSendNothing, noSecrets],
	...[
		bounds.requestsBounded,
		bounds.waitingBounded,
		bounds.paceKept,
		bounds.concurrencyKept,
		bounds.lastingRefusalEnds,
		bounds.turnedAwayIsRetryable,
		bounds.dividingEnds,
		...[fewSignIns, ownTokens],
	],
	...[network.noStrangers, network.bodiesBounded, network.domainsBind],
	...[ends.cancellingStops, ends.nothingLeft, ends.hostKnown],
];

/** What broke which promise; empty where all were kept. */
export function judge(played: Played): string[] {
	return promises.flatMap(({ promise, broken }) => broken(played).map((why) => `${promise}: ${why}`));
}

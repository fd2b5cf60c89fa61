import * as batches from './promises/batches';
import * as bounds from './promises/bounds';
import * as delivery from './promises/delivery';
import * as ends from './promises/ends';
import * as outcomes from './promises/outcomes';
import type { Played, Promised } from './promises/promise';
import * as pace from './promises/pace';
import { noSecrets } from './promises/secrets';
import * as network from './promises/network';
import * as sentOnce from './promises/sentOnce';
import { fewSignIns, ownTokens } from './promises/signIns';

/** All that is promised; later work adds its own. */
export const promises: readonly Promised[] = [
	...[outcomes.oneOutcome, outcomes.acceptedWasExecuted, outcomes.rejectedWasNot, outcomes.nothingTwice],
	...[outcomes.ownEventIds, outcomes.stopCounts, delivery.innocentDelivered, delivery.dryRunsSendNothing, noSecrets],
	...[
		bounds.requestsBounded,
		bounds.waitingBounded,
		...[pace.paceKept, pace.concurrencyKept, pace.sharedConcurrencyKept, pace.longPauseKept],
		bounds.lastingRefusalEnds,
		bounds.turnedAwayIsRetryable,
		bounds.dividingEnds,
		...[fewSignIns, ownTokens],
	],
	...[network.noStrangers, network.bodiesBounded, network.domainsBind],
	...[batches.equalsTravel, batches.othersUnseen, sentOnce.keysOnce, sentOnce.duplicatesTrue],
	...[ends.cancellingStops, ends.nothingLeft, ends.hostKnown],
];

/** What broke which promise; empty where all were kept. */
export function judge(played: Played): string[] {
	return promises.flatMap(({ promise, broken }) => broken(played).map((why) => `${promise}: ${why}`));
}

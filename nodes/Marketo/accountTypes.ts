import type { Sending } from '../shared/contract/operation';
import type { Outcome } from '../shared/contract/outcome';
import { accountDigest } from '../shared/account/digest';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { marketoCredential } from './credential';
import { activityTypesRequest, judgeActivityTypes, type ActivityTypes } from './wire/activityTypes';

/** The types of a subscription change when an administrator adds some, which are not those that are looked for here. */
const KEPT_MS = 3_600_000;
/** Credentials that were changed leave an account behind that nobody asks about again. */
const MOST_ACCOUNTS = 100;

const known = new Map<string, { types: ActivityTypes; untilMs: number }>();

const typesLookUp: Sending<null, ActivityTypes> = {
	credential: marketoCredential,
	limits: { messages: 1 },
	readsOnly: true,
	group: () => ({ key: '', bytes: 0 }),
	encode: (_, credential) => activityTypesRequest(credential),
	judge: judgeActivityTypes,
};

/**
 * The activity types of the run's account, looked up once by all executions of this process.
 *
 * @returns undefined where the run was halted before they were known
 */
export async function activityTypesOf(run: Run): Promise<Outcome<ActivityTypes> | undefined> {
	const account = accountDigest(marketoCredential.type, run.session.fields);
	const kept = known.get(account);
	if (kept && kept.untilMs > Date.now()) return { outcome: 'accepted', json: kept.types };
	const told: Array<Outcome<ActivityTypes>> = [];
	await sendAll(run, typesLookUp, [{ message: null }], (_, outcome) => void told.push(outcome));
	const [outcome] = told;
	if (outcome?.outcome !== 'accepted') return outcome;
	known.delete(account);
	known.set(account, { types: outcome.json, untilMs: Date.now() + KEPT_MS });
	for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST_ACCOUNTS))) known.delete(oldest);
	return outcome;
}

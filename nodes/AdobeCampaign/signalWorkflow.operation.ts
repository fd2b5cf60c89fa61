import type { Plan } from '../shared/delivery/deliver';
import { campaignCredential } from './credential';
import { readSignal } from './signalWorkflow.read';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { judgeSignal, signalRequest, type Signal } from './wire/signal';

/** Sends signals, each by a call of its own: one starts one run of what follows the activity. */
export const signalPlan: Plan<Signal> = {
	operation: {
		credential: campaignCredential,
		limits: { messages: 1 },
		read: readSignal,
		group: () => ({ key: '', bytes: 0 }),
		encode: signalRequest,
		judge: judgeSignal,
		diagnosis: ipDiagnosis,
	},
};

import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { CredentialStore } from '../../harness/credentials';
import { listen, type ListeningTrigger, type ListenOptions } from '../../harness/webhook';
import { Bench } from './bench';
import { executeCampaign } from './journeyOptimizer';

/** A trigger that receives what platforms report, beside the sandbox. */
export interface TriggerBench {
	bench(): Bench<'journeyOptimizer'>;
	/** Starts the trigger; it ends with the test. */
	open(
		parameters: INodeParameters,
		credentials: Record<string, ICredentialDataDecryptedObject>,
		more?: Partial<ListenOptions>,
	): Promise<ListeningTrigger>;
}

/** Opens and closes what the tests around it need. */
export function triggerBench(type: string): TriggerBench {
	let bench: Bench<'journeyOptimizer'> | undefined;
	let trigger: ListeningTrigger | undefined;
	const opened = (): Bench<'journeyOptimizer'> => {
		if (!bench) throw new Error('The bench is opened before the tests');
		return bench;
	};
	beforeAll(async () => {
		bench = await Bench.open(executeCampaign);
	});
	afterEach(async () => {
		opened().reset();
		await trigger?.stop();
	});
	afterAll(async () => await opened().close());
	return {
		bench: opened,
		async open(parameters, credentials, more = {}) {
			const { loader } = opened();
			const node = { type, parameters };
			trigger = await listen({ loader, node, credentials: new CredentialStore(loader, credentials), ...more });
			return trigger;
		},
	};
}

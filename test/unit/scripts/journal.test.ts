import { startSandbox } from '../../../sandbox/server';
import { addFaults, countArrived } from '../../../scripts/start/journal';
import { soap } from '../../sandbox/soapClient';

test('counting what arrived leaves it on the page of the sandbox', async () => {
	const sandbox = await startSandbox();
	try {
		await soap({ url: sandbox.url });
		expect(await countArrived(sandbox.url, 'campaign')).toBe(1);
		await soap({ url: sandbox.url });
		expect(await countArrived(sandbox.url, 'campaign')).toBe(2);
		expect(await countArrived(sandbox.url, 'marketo')).toBe(0);
		expect(sandbox.journal.messages()).toHaveLength(2);
	} finally {
		await sandbox.close();
	}
});

test('faults of an example are added as they are', async () => {
	const sandbox = await startSandbox();
	try {
		await addFaults(sandbox.url, [{ drop: true }, { hang: true, times: 2 }]);
		expect(sandbox.faults.list()).toEqual([{ drop: true }, { hang: true, times: 2 }]);
	} finally {
		await sandbox.close();
	}
});

import { demo } from '../../../../sandbox/demo';
import { campaigns } from '../../../../sandbox/journeyOptimizer/campaigns';
import { accessToken } from '../../../sandbox/imsClient';
import { accessToken as marketoToken, rest } from '../../../sandbox/marketoClient';
import { domEvent, rtEvent, soap } from '../../../sandbox/soapClient';
import type { Desk } from './index';

/** Empties the sandbox and opens its page. */
export async function openDesk({ page, sandbox }: Desk): Promise<void> {
	sandbox.reset();
	await page.goto(sandbox.url);
	await page.getByRole('heading', { name: 'Sandbox' }).waitFor();
}

/** An event for Campaign; returns the status of the response. */
export async function sendEvent({ sandbox }: Desk, email: string, ctx = ''): Promise<number> {
	const parameters = domEvent(rtEvent(`type="order_confirmation" email="${email}"`, ctx));
	return (await soap({ url: sandbox.url, parameters })).status;
}

/** A message to one recipient of Journey Optimizer. */
export async function sendMessage({ sandbox }: Desk, userId: string): Promise<void> {
	await fetch(`${sandbox.url}/ajo/im/executions/unitary`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${await accessToken(sandbox.url)}`,
			'x-api-key': demo.ims.clientId,
			'x-gw-ims-org-id': demo.ims.organizationId,
			'x-sandbox-name': demo.ims.sandboxName,
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			requestId: `request-${userId}`,
			campaignId: campaigns.orderConfirmation.campaignId,
			recipients: [{ type: 'aep', userId, namespace: 'email', context: { orderNumber: 'W-1001' } }],
		}),
	});
}

/** Calls of Marketo's REST API that count against its limits. */
export async function callMarketo({ sandbox }: Desk, calls: number): Promise<void> {
	const token = await marketoToken(sandbox.url);
	for (let call = 0; call < calls; call += 1) {
		await rest({ url: sandbox.url, path: 'campaigns.json', token });
	}
}

import { text, object } from '../../scripts/start/json';
import type { Stage } from '../stage/stage';
import { executeCampaign, recipient } from './journey';
import { lead, requestCampaign, unpaced } from './marketo';
import { event, eventType, pushEvent } from './push';
import type { Row, Scale } from './row';
import { Unmeasured, type Figures, type Side } from './side';
import { bareLoop, ours } from './steps';
import { entity, streamIngest } from './stream';
import { event as transactionalEvent, transactionalSend } from './transactional';
import { call, publish } from './webhook';
import type { Step } from './workflow';

const mostWarmUps = 30;
/** One after the other: what is measured is the work of one execution, not what several share. */
const callers = 1;
/** How much more processor time an execution may take because of a node, its request included. */
const mostMs = 3;

interface Measured {
	name: string;
	item: string;
	step: (sinkUrl: string) => Step;
}

const nothing: Measured = {
	...{ name: 'No Operation', item: event },
	step: () => ({ name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }),
};

/** What sending one request costs without any of our nodes. */
const bareRequest: Measured = {
	...{ name: 'bare request', item: '{ body: JSON.stringify({ email: `item-${i}@example.com` }) }' },
	step: (sinkUrl) => bareLoop({ url: `${sinkUrl}/bench-organization`, headers: '{}', concurrency: 1, batchSize: 1 }),
};

const sent = { organization: 'geometrixx', eventId: 'EVTcartAbandonment', pKey: '@bench1' };

const nodes: Measured[] = [
	{ name: 'push-event', item: event, step: () => pushEvent('perItem', {}) },
	{ name: 'transactional-send', item: transactionalEvent, step: () => transactionalSend({}) },
	{
		...{ name: 'transactional-status', item: event },
		step: () => ours('adobeCampaignTransactionalStatus', 'adobeImsApi', sent),
	},
	{ name: 'stream-ingest', item: entity, step: (sinkUrl) => streamIngest(sinkUrl) },
	{ name: 'execute-campaign', item: recipient, step: () => executeCampaign({}) },
	{
		...{ name: 'execution', item: event },
		step: () => ours('journeyOptimizerExecution', 'adobeImsApi', { operation: 'getExecution', id: 'UEXEC-5a4db0c5' }),
	},
	{ name: 'marketo-rest', item: lead, step: () => requestCampaign('rest', unpaced) },
	{ name: 'marketo-soap', item: lead, step: () => requestCampaign('soap', unpaced) },
];

/** The same event as `push-event`, each value by an expression. */
const byExpressions: Measured = {
	...{ name: 'push-event with expressions', item: event },
	step: () => {
		const value = (name: string) => `={{ $json.${name} }}`;
		const fields = ['firstName', 'orderNumber', 'total'].map((name) => ({ name, value: value(name) }));
		const parameters = {
			...{ eventType: { __rl: true, mode: 'id', value: eventType }, sendMode: 'perItem', dataMode: 'defineBelow' },
			...{
				email: value('email'),
				additionalFields: { externalId: value('externalId') },
				contextFields: { field: fields },
			},
		};
		return ours('adobeCampaignPushEvent', 'adobeCampaignSessionApi', parameters);
	},
};

/** Compares the processor time of one webhook's execution with each node with that of No Operation. */
export function executionRows(scale: Scale): Row[] {
	const executions = Math.ceil(scale(10_000) / 50);
	const side = (measured: Measured): Side => executionSide(measured, executions);
	const row = (measured: Measured, beside: Measured, target?: number): Row => ({
		...{ name: `execution/${measured.name.replaceAll(' ', '-')}`, group: 'execution', direction: 'more' },
		...{ ours: `one webhook with ${measured.name}`, beside: beside.name, unit: 'milliseconds' },
		...{ ...(target === undefined ? {} : { target }), sides: { ours: side(measured), theirs: side(beside) } },
	});
	const pushed = nodes.filter(({ name }) => name === 'push-event');
	return [
		row(bareRequest, nothing),
		...nodes.map((measured) => row(measured, nothing, mostMs)),
		...pushed.map((measured) => row(byExpressions, measured)),
	];
}

function executionSide({ name, item, step }: Measured, executions: number): Side {
	const needs = 'lazyExpressions';
	return {
		...{ key: `execution with ${name} × ${executions}`, needs },
		measure: async (stage: Stage): Promise<Figures> => {
			const warmUps = Math.min(mostWarmUps, executions);
			const n8n = await stage.n8n(needs);
			await stage.sink.reset();
			const webhook = await publish(n8n, `execution ${name}`, [step(stage.sink.url)]);
			await call(webhook, item, warmUps, callers);
			const reported = webhook.reports(executions + 1);
			const { responses } = await call(webhook, item, executions + 1, callers, warmUps);
			const refused = responses.find(({ status, body }) => status !== 200 || isRefused(body));
			if (refused) throw new Unmeasured(`a webhook got ${refused.status} ${refused.body.slice(0, 200)}`);
			const [first, ...others] = await reported;
			const last = others.at(-1);
			// The first report ends what came before it.
			return { value: first && last ? (last.cpuMs - first.cpuMs) / executions : NaN };
		},
	};
}

function isRefused(body: string): boolean {
	const items: unknown = JSON.parse(body);
	return !Array.isArray(items) || items.some((item) => text(object(item)['error']) !== '');
}

import { quantile } from '../run/median';
import type { SinkSettings } from '../sink/settings';
import type { Stage } from '../stage/stage';
import { lead, lookUpByHttp, requestCampaign, triggerByHttp } from './marketo';
import { event, pushEvent, pushRequestByHttp } from './push';
import type { Row, Scale } from './row';
import { Unmeasured, type Figures, type Side } from './side';
import { entity, entityByHttp, streamIngest } from './stream';
import { call, publish } from './webhook';
import type { Step } from './workflow';

const callers = 100;
const latencyMs = 100;
const batchWindow = 500;
/** How many times fewer calls a window has to save. */
const fewerCalls = 10;

interface Bridge {
	name: string;
	item: string;
	messages: number;
	/** The share of them that is sent without a window: Marketo's quota makes that slow. */
	aloneShare?: number;
	settings: Partial<SinkSettings>;
	/** What has to pass until a platform or a node has forgotten the calls before. */
	quietMs?: number;
	/** `options` are those of the row: with or without a window. */
	ours: (sinkUrl: string, options: { batchWindow?: number }) => Step;
	byHttp: (sinkUrl: string) => Step[];
}

const bridges: Bridge[] = [
	{
		...{ name: 'marketo-rest', item: lead, messages: 300, aloneShare: 1 / 3, quietMs: 21_000 },
		settings: { latencyMs, limits: true },
		ours: (_, options) => requestCampaign('rest', options),
		byHttp: (sinkUrl) => [lookUpByHttp(sinkUrl), triggerByHttp(sinkUrl)],
	},
	{
		...{ name: 'push-event', item: event, messages: 300, settings: { latencyMs } },
		ours: (_, options) => pushEvent(options.batchWindow ? 'batched' : 'perItem', options),
		byHttp: (sinkUrl) => [pushRequestByHttp(sinkUrl)],
	},
	{
		...{ name: 'stream-ingest', item: entity, messages: 300, settings: { latencyMs } },
		ours: (sinkUrl, options) => streamIngest(sinkUrl, options),
		byHttp: (sinkUrl) => [entityByHttp(sinkUrl)],
	},
];

/** Compares webhooks that pass one message each on to a node with webhooks that pass it on to the HTTP Request node. */
export function bridgeRows(scale: Scale): Row[] {
	return bridges.flatMap((bridge) => {
		const { name, byHttp, ours, messages, aloneShare = 1 } = bridge;
		const all = scale(messages * 10) / 10;
		const alone = Math.round(all * aloneShare);
		const quiet = quietOf(all < messages ? 0 : (bridge.quietMs ?? 0));
		const theirs = bridgeSide(bridge, `${name} bridge HTTP Request`, all, byHttp, async (measured) => await measured());
		const row = (suffix: string, number: number, options: { batchWindow?: number }): Row => ({
			...{ name: `bridge/${name}${suffix}`, group: 'bridge', direction: 'faster', unit: 'callsPerMessage' },
			ours: `${number} webhooks${options.batchWindow ? `, window of ${options.batchWindow} ms` : ''}`,
			...{ beside: `HTTP Request node, ${all} webhooks`, ...(options.batchWindow ? { target: fewerCalls } : {}) },
			sides: {
				ours: bridgeSide(bridge, `${name} bridge${suffix}`, number, (url) => [ours(url, options)], quiet),
				theirs,
			},
		});
		return [row('', alone, {}), row('/window', all, { batchWindow })];
	});
}

/** Waits until the calls of the last measurement no longer count anywhere. */
function quietOf(quietMs: number): (measured: () => Promise<Figures>) => Promise<Figures> {
	let endedMs = -Infinity;
	return async (measured) => {
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, endedMs + quietMs - performance.now())));
		return await measured().finally(() => (endedMs = performance.now()));
	};
}

function bridgeSide(
	{ item, settings }: Bridge,
	key: string,
	messages: number,
	steps: (sinkUrl: string) => Step[],
	quiet: (measured: () => Promise<Figures>) => Promise<Figures>,
): Side {
	const measure = async (stage: Stage): Promise<Figures> => {
		const n8n = await stage.n8n();
		await stage.sink.reset(settings);
		const failing = steps(stage.sink.url).map((step): Step => ({ ...step, onError: 'continueRegularOutput' }));
		const { responses, elapsedMs } = await call(await publish(n8n, key, failing), item, messages, callers);
		const counts = await stage.sink.counts();
		if (counts.messages > counts.distinct)
			throw new Unmeasured(`${counts.messages} messages arrived, but only ${counts.distinct} distinct ones`);
		const waitsMs = responses.map(({ elapsedMs: waitedMs }) => waitedMs);
		return {
			value: counts.requests / messages,
			perMinute: (counts.distinct * 60_000) / elapsedMs,
			...{ p50Ms: quantile(waitsMs, 0.5), p99Ms: quantile(waitsMs, 0.99) },
			delivered: counts.distinct / messages,
		};
	};
	// The rows before warm up n8n, and Marketo's quota is too precious.
	return {
		key: `${key} × ${messages}`,
		warm: true,
		measure: async (stage) => await quiet(async () => await measure(stage)),
	};
}

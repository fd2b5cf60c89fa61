import { header, plainText, type Call, type Reply } from '../http';
import type { Platform, PlatformContext } from '../platform';
import { RateLimit } from '../rateLimit';
import { campaignList, type Mode } from './campaigns';
import { createControls, type JourneyOptimizerControls } from './controls';
import { Executions } from './executions';
import { reportResult } from './feedback';
import { refuseAtGateway } from './gateway';
import { gatewayReply, invalid, problemReply } from './problem';
import { Orchestrated, orchestratedPath } from './orchestrated';
import { Runs } from './runs';

const executions = '/ajo/im/executions/';
const modes: readonly Mode[] = ['unitary', 'highthroughput', 'audience'];

/** The paths of each resource, with the operation of each method. */
const resources: ReadonlyArray<{ path: RegExp; methods: Record<string, string> }> = [
	...modes.map((mode) => ({ path: new RegExp(`^${executions}${mode}$`), methods: { POST: mode } })),
	{ path: new RegExp(`^${executions}audience/[^/]+$`), methods: { GET: 'getExecution' } },
	{ path: new RegExp(`^${executions}schedules/[^/]+$`), methods: { GET: 'getSchedule', DELETE: 'cancelSchedule' } },
	{ path: orchestratedPath, methods: { POST: 'triggerOrchestrated' } },
	{ path: /^\/ajo\/im\/health$/, methods: { GET: 'health' } },
	{ path: /^\/journey\/campaigns\/service\/campaigns$/, methods: { GET: 'campaigns' } },
];

export type JourneyOptimizer = Platform<JourneyOptimizerControls>;

/** Adobe Journey Optimizer: API-triggered campaigns, their list, feedback about their messages, and orchestrated campaigns. */
export function createJourneyOptimizer({ journal, tokens }: PlatformContext): JourneyOptimizer {
	const controls = createControls();
	const { values } = controls;
	const runs = new Runs();
	const service = new Executions(values, journal, runs, (campaign, recipient, executionId) =>
		reportResult(values, campaign, recipient, executionId),
	);
	const orchestrated = new Orchestrated(values, journal);
	const rateLimit = new RateLimit();

	function respond(call: Call, operation: string): Reply {
		const id = call.path.split('/').at(-1) ?? '';
		switch (operation) {
			case 'getExecution':
				return runs.execution(id);
			case 'getSchedule':
				return runs.scheduleStatus(id);
			case 'cancelSchedule':
				return runs.cancel(id);
			case 'campaigns': {
				const count = Math.min(Number(call.query.get('count') ?? 50) || 50, values.campaignPageSize);
				return campaignList(new URLSearchParams({ ...Object.fromEntries(call.query), count: String(count) }));
			}
			case 'triggerOrchestrated':
				return orchestrated.trigger(call);
			case 'health':
				return plainText(200, 'OK');
			default: {
				const mode = modes.find((known) => known === operation);
				return mode ? service.execute(call, mode) : plainText(404, 'Not Found');
			}
		}
	}

	return {
		name: 'journeyOptimizer',
		controls,
		owns: (path) => path.startsWith('/ajo/') || path.startsWith('/journey/'),
		operation: ({ path, method }) =>
			resources.find((resource) => resource.path.test(path))?.methods[method] ?? 'unknown',
		handle(call, operation) {
			const refusal = refuseAtGateway(call, tokens, values) ?? withHeaders(rateLimit.refuse(values));
			if (refusal) return refusal;
			if (operation === 'unknown') {
				const isThere = resources.some(({ path }) => path.test(call.path));
				return plainText(isThere ? 405 : 404, '');
			}
			if (operation !== 'health' && !header(call, 'x-sandbox-name')) {
				return problemReply(invalid('The header x-sandbox-name is missing'), {});
			}
			return respond(call, operation);
		},
		tooMany: limited,
		limits: () => rateLimit.use(values),
		reset() {
			service.reset();
			runs.reset();
			orchestrated.reset();
		},
	};
}

/** The gateway reports the limit in JSON. */
function limited(): Reply {
	const reply = gatewayReply(429, '429050', 'Too many requests');
	return { ...reply, headers: { ...reply.headers, 'content-type': 'application/json' } };
}

function withHeaders(refusal: Reply | undefined): Reply | undefined {
	if (!refusal) return undefined;
	const reply = limited();
	return { ...reply, headers: { ...refusal.headers, ...reply.headers } };
}

import { contentType, header, json, plainText, type Call, type Reply } from '../http';
import type { Journal } from '../journal';
import { isObject, parseJson } from '../json';
import type { JourneyOptimizerControls } from './controls';

/** An orchestrated campaign. A draft takes triggers while its test runs. */
interface OrchestratedCampaign {
	id: string;
	name: string;
	status: 'LIVE' | 'DRAFT' | 'STOPPED';
	tested?: boolean;
	/** Whether its schedule is "Triggered by a signal". */
	signal: boolean;
	/** Whether an access label keeps this credential away. */
	labelled?: boolean;
}

/** The orchestrated campaigns of the sandbox, named after their special property. */
export const orchestratedCampaigns = {
	restock: { id: '1c7529c7-7a8c-491a-a2c6-3d8131d2e17d', name: 'Back in stock', status: 'LIVE', signal: true },
	storm: { id: '2d863ad8-8b9d-4a2b-83d7-4e9242e3f28e', name: 'Storm warning', status: 'LIVE', signal: true },
	tested: { id: '3e974be9-9cae-4b3c-94e8-5fa353f4039f', name: 'In test', status: 'DRAFT', tested: true, signal: true },
	draft: { id: '4fa85cfa-adbf-4c4d-a5f9-6ab464a514a0', name: 'Draft', status: 'DRAFT', signal: true },
	stopped: { id: '5ab96dab-bec0-4d5e-b60a-7bc575b625b1', name: 'Stopped', status: 'STOPPED', signal: true },
	daily: { id: '6bca7ebc-cfd1-4e6f-871b-8cd686c736c2', name: 'Every day', status: 'LIVE', signal: false },
	labelled: {
		...{ id: '7cdb8fcd-d0e2-4f70-982c-9de797d847d3', name: 'Labelled', status: 'LIVE', signal: true },
		labelled: true,
	},
} as const satisfies Record<string, OrchestratedCampaign>;

export const orchestratedPath = /^\/ajo\/campaign-orchestration\/orchestratedCampaigns\/([^/]+)\/trigger$/;

const all: OrchestratedCampaign[] = Object.values(orchestratedCampaigns);
const maxSummaryLength = 160;

/** Triggers of orchestrated campaigns (Journey Optimizer APIs, "Trigger Orchestrated campaigns using APIs"). */
export class Orchestrated {
	private readonly triggeredMs = new Map<string, number>();

	constructor(
		private readonly controls: JourneyOptimizerControls,
		private readonly journal: Journal,
	) {}

	reset(): void {
		this.triggeredMs.clear();
	}

	trigger(call: Call): Reply {
		const [, segment = ''] = orchestratedPath.exec(call.path) ?? [];
		const id = decodeURIComponent(segment);
		if (header(call, 'x-api-version') !== '1') {
			const resource = `apis/orchestratedCampaigns/${id}/trigger`;
			return json(404, {
				...{ type: 'about:blank', title: 'Not found', status: 404 },
				...{ detail: `No static resource ${resource}.`, instance: `/${resource}` },
			});
		}
		if (call.body.length > 0 && contentType(call).mediaType !== 'application/json') {
			return plainText(415, 'Unsupported Media Type');
		}
		const body = call.body.length === 0 ? {} : parseJson(call.body.toString());
		if (!isObject(body)) return problem(400, '1000', 'Malformed JSON request', {});
		const { variables = {} } = body;
		if (!isObject(variables)) return problem(400, '1000', 'variables must be an object', {});
		const campaign = all.find((one) => one.id === id.toLowerCase());
		if (!campaign) {
			const title = `Element of type OrchestratedCampaign with id ${id} not found`;
			return problem(404, '1200', title, { type: 'OrchestratedCampaign', id });
		}
		return this.refuse(campaign) ?? this.take(call, campaign, variables);
	}

	private refuse({ id, status, tested, signal, labelled }: OrchestratedCampaign): Reply | undefined {
		if (labelled) {
			const title = `OLAC check failed for operation trigger on resource ${id}`;
			return problem(403, '1215', title, { operation: 'trigger', id });
		}
		if (status !== 'LIVE' && !tested) {
			const title = `Orchestrated campaign must be in LIVE status or DRAFT status with active test session to trigger. Current status: ${status}`;
			return problem(400, '6100', title, { status });
		}
		if (!signal) return problem(400, '6101', 'Orchestrated campaign is not configured as signal-triggered', {});
		const waitMs = (this.triggeredMs.get(id) ?? -Infinity) + this.controls.orchestratedIntervalMs - Date.now();
		if (tested || waitMs <= 0) return undefined;
		const seconds = String(Math.ceil(waitMs / 1000));
		const title = `Orchestrated campaign was triggered too recently. Retry after ${seconds} seconds`;
		const reply = problem(429, '6104', title, { retryAfter: seconds });
		return { ...reply, headers: { ...reply.headers, 'retry-after': seconds } };
	}

	private take(call: Call, { id, name }: OrchestratedCampaign, variables: Record<string, unknown>): Reply {
		this.triggeredMs.set(id, Date.now());
		this.journal.addMessage({
			...{ platform: 'journeyOptimizer', kind: 'orchestrated', call: call.id, key: id, addressee: name },
			...{ eventType: name, summary: JSON.stringify(variables).slice(0, maxSummaryLength) },
			detail: { campaignId: id, variables },
		});
		const message = 'Orchestrated campaign triggered successfully';
		return json(200, { status: 'success', orchestratedCampaignId: id, message });
	}
}

/** The service's errors, which say the same in `title` and `message`. */
function problem(status: number, number: string, title: string, additionalContext: object): Reply {
	return json(status, {
		type: `https://ns.adobe.com/aep/errors/CJMOC-${number}-${status}`,
		...{ title, message: title, status },
		report: { tenantInfo: { requestId: 'sandbox', traceId: 'invalid', spanId: 'invalid' }, additionalContext },
		at: new Date().toISOString(),
	});
}

import { randomBytes } from 'node:crypto';

import { restWorkflows } from '../demo';
import { contentType, json, plainText, type Call, type Reply } from '../http';
import type { Journal } from '../journal';
import { isObject, parseJson } from '../json';
import type { CampaignStandardControls } from './controls';
import { applicationError } from './refusals';

/** The parts of `/<organization>/campaign/workflow/execution/<workflow>[/activities/activity/<key>/trigger]`, decoded. */
export interface WorkflowAddress {
	organization: string;
	workflow: string;
	/** The key of the activity whose signal is triggered. */
	activity?: string;
}

const path = /^\/([^/]+)\/campaign\/workflow\/execution\/([^/]+)(?:\/activities\/activity\/([^/]+)\/trigger\/?)?$/;
/** "The payload size should not exceed 64Ko." */
const maxBodyBytes = 64 * 1024;
const maxSummaryLength = 160;

/** Splits before decoding, because keys may contain an encoded slash. Returns undefined for any other path. */
export function readWorkflowAddress(text: string): WorkflowAddress | undefined {
	const [found, ...parts] = path.exec(text) ?? [];
	if (found === undefined) return undefined;
	try {
		const [organization = '', workflow = '', activity] = parts.map((part) => part && decodeURIComponent(part));
		return { organization, workflow, ...(activity === undefined ? {} : { activity }) };
	} catch {
		return undefined;
	}
}

interface Place {
	workflow: string;
	activity: string;
}

/** Signals over REST (Campaign v8 documentation, "Triggering a signal activity"; "Recommendations & limitations"). */
export class Workflows {
	/** Keys are encrypted and opaque; which activity one stands for. */
	private readonly places = new Map<string, Place>();
	private readonly keys = new Map<string, string>();
	private readonly triggeredMs = new Map<string, number>();

	constructor(
		private readonly controls: CampaignStandardControls,
		private readonly journal: Journal,
	) {}

	reset(): void {
		for (const map of [this.places, this.keys, this.triggeredMs]) map.clear();
	}

	handle(call: Call, { organization, workflow, activity }: WorkflowAddress): Reply {
		if (activity !== undefined) return call.method === 'POST' ? this.trigger(call, workflow, activity) : notAllowed();
		return call.method === 'GET' ? this.describe(organization, workflow) : notAllowed();
	}

	private describe(organization: string, id: string): Reply {
		const workflow = restWorkflows.find(({ internalName }) => internalName === id);
		if (!workflow) {
			const place = `Unable to find document with path 'Workflow' from key '${id}' (document with schema 'workflow' and name '${id}')`;
			return plainText(404, place);
		}
		const workflowKey = this.keyOf({ workflow: id, activity: '' });
		const signals = workflow.signals.map((name): [string, object] => {
			const parts = [workflowKey, 'activities', 'activity', this.keyOf({ workflow: id, activity: name }), 'trigger'];
			const href = `https://mc.adobe.io/${organization}/campaign/workflow/execution/${parts.map(encodeURIComponent).join('/')}/`;
			return [name, { name, trigger: { href } }];
		});
		return json(200, {
			PKey: workflowKey,
			activities: { activity: { start: { name: 'start' }, ...Object.fromEntries(signals), end: { name: 'end' } } },
		});
	}

	private trigger(call: Call, workflowKey: string, activityKey: string): Reply {
		const place = this.places.get(activityKey);
		if (!place?.activity || this.keyOf({ workflow: place.workflow, activity: '' }) !== workflowKey) {
			const endpoint = 'rest/workflow/execution';
			return plainText(
				404,
				`Unable to decrypt PKey. (PKey=${activityKey}) Unsupported endpoint. (endpoint=${endpoint})`,
			);
		}
		if (call.body.length > maxBodyBytes) return plainText(413, 'Request Entity Too Large');
		const { mediaType, charset } = contentType(call);
		if (mediaType !== 'application/json') return applicationError(500, 'RST-360000 Unsupported content type.');
		const body = parseJson(call.body.toString(charset === 'utf-8' ? 'utf8' : 'latin1'));
		if (!isObject(body) || typeof body.source !== 'string' || body.source === '')
			return assessed("'source' is missing");
		const { parameters = {} } = body;
		if (!isObject(parameters)) return assessed("'parameters' is not an object");
		const declared = restWorkflows.find(({ internalName }) => internalName === place.workflow)?.parameters ?? [];
		const strange = Object.keys(parameters).find((name) => !declared.includes(name));
		if (strange !== undefined) return assessed(`'${strange}' parameter isn't defined in signal activity.`);
		const lists = Object.values(parameters).some((value) => typeof value === 'object');
		if (lists) return assessed('A parameter is not a single value.');
		const lastMs = this.triggeredMs.get(activityKey) ?? -Infinity;
		// The documents do not say how an instance refuses it.
		if (Date.now() < lastMs + this.controls.signalIntervalMs) {
			return plainText(500, 'An error has occurred - please contact your administrator.');
		}
		this.triggeredMs.set(activityKey, Date.now());
		this.take(call, place, body.source, parameters);
		return json(200, {});
	}

	private take(call: Call, { workflow, activity }: Place, source: string, parameters: Record<string, unknown>): void {
		this.journal.addMessage({
			...{ platform: 'campaignStandard', kind: 'signal', call: call.id },
			...{ key: `${workflow}/${activity}`, addressee: `${workflow}/${activity}`, eventType: source },
			summary: JSON.stringify(parameters).slice(0, maxSummaryLength),
			detail: { workflow, activity, source, parameters },
		});
	}

	private keyOf(place: Place): string {
		const name = JSON.stringify(place);
		const key = this.keys.get(name) ?? `@${randomBytes(12).toString('base64url')}+/==`;
		this.keys.set(name, key);
		this.places.set(key, place);
		return key;
	}
}

/** The documented form of a signal that cannot be assessed. */
function assessed(why: string): Reply {
	return applicationError(
		500,
		`${why} XTK-170006 Unable to parse expression 'HandleTrigger(@name, $(source), $({parameters}))'.`,
		"RST-360000 Error while assessing 'HandleTrigger(@name, $(source), $({parameters}))' expression ('xtk:workflow:execution/activities/signal/trigger' resource)",
	);
}

function notAllowed(): Reply {
	return plainText(405, 'Method Not Allowed');
}

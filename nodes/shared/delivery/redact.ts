import type { IExecuteFunctions, INode } from 'n8n-workflow';
import type { JsonObject, Outcome, Reason } from '../contract/outcome';
import { MASK, type Mask } from '../text/mask';
import { shorten } from '../text/shorten';

/** A reason as it may leave: masked, and then the platform's words made short. */
export function redact(reason: Reason, mask: Mask): Reason {
	const { message, todo, code, platformMessage, details, ...facts } = reason;
	const masked: unknown = mask.json(details);
	return {
		...facts,
		message: mask.text(message),
		todo: todo === undefined ? undefined : mask.text(todo),
		code: code === undefined ? undefined : mask.text(code),
		platformMessage: platformMessage === undefined ? undefined : shorten(mask.platformText(platformMessage)),
		details: isJsonObject(masked) ? masked : undefined,
	};
}

/** An outcome as it may be kept: the tokens of this attempt are unknown to the next one, which shows it. */
export function redactOutcome(outcome: Outcome, mask: Mask): Outcome {
	if (outcome.outcome !== 'accepted') return { ...outcome, reason: redact(outcome.reason, mask) };
	const masked: unknown = mask.json(outcome.json);
	return { ...outcome, json: isJsonObject(masked) ? masked : {} };
}

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** n8n keeps a whole node with its error and stores both; what was pasted into it may hold somebody's token. */
export function redactedNode(context: Pick<IExecuteFunctions, 'getNode'>): INode {
	const node = context.getNode();
	if (!node.parameters.pasted) return node;
	return { ...node, parameters: { ...node.parameters, pasted: MASK } };
}

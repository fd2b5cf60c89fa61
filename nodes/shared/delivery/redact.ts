import type { Mask } from '../text/mask';
import { shorten } from '../text/shorten';
import type { JsonObject, Reason } from '../contract/outcome';

/** A reason as it may leave: masked, and then the platform's words made short. */
export function presentable(reason: Reason, mask: Mask): Reason {
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

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

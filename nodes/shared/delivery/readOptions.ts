import type { IExecuteFunctions } from 'n8n-workflow';
import { defaultOptions, type DeliveryOptions } from '../contract/options';

/**
 * Reads the `options` collection, once for all items: they steer the whole run.
 *
 * @param own the node's own defaults where they differ
 */
export function readOptions(context: IExecuteFunctions, own: Partial<DeliveryOptions> = {}): DeliveryOptions {
	const given: unknown = context.getNodeParameter('options', 0, {});
	const value = (name: keyof DeliveryOptions): unknown =>
		typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
	const defaults = { ...defaultOptions, ...own };

	const atLeast = (least: number, name: keyof DeliveryOptions, fallback: number): number => {
		const number = Number(value(name) ?? fallback);
		return Number.isFinite(number) ? Math.max(least, number) : fallback;
	};
	return {
		concurrency: Math.floor(atLeast(1, 'concurrency', defaults.concurrency)),
		maxRequests: Math.floor(atLeast(0, 'maxRequests', defaults.maxRequests)),
		perSeconds: atLeast(0.001, 'perSeconds', defaults.perSeconds),
		timeout: atLeast(1, 'timeout', defaults.timeout),
		maxTries: Math.floor(atLeast(1, 'maxTries', defaults.maxTries)),
		retryUnknown: Boolean(value('retryUnknown') ?? defaults.retryUnknown),
		dryRun: Boolean(value('dryRun') ?? defaults.dryRun),
	};
}

import type { Row } from '../snapshot';

/** The platforms of the page, in the order of their cards and tabs. */
export const platforms = [
	{ name: 'campaign', label: 'Campaign' },
	{ name: 'campaignStandard', label: 'Campaign Standard' },
	{ name: 'marketo', label: 'Marketo' },
	{ name: 'experiencePlatform', label: 'Experience Platform' },
	{ name: 'journeyOptimizer', label: 'Journey Optimizer' },
] as const;

const others = new Map([
	['ims', 'Adobe IMS'],
	['journeys', 'Experience Platform'],
	['none', 'Unknown path'],
]);

const kinds = new Map([
	['rtEvent', 'real-time event'],
	['batchEvent', 'batch event'],
	['rest', 'REST'],
	['soap', 'SOAP'],
	['highthroughput', 'high throughput'],
	['invalid', 'violates its schema'],
	['entered', 'entered the journey'],
]);

/** The name of a platform as people write it. */
export function platformLabel(name: string): string {
	return platforms.find((platform) => platform.name === name)?.label ?? others.get(name) ?? name;
}

/** The platform under which something is shown: journeys belong to Experience Platform. */
export function groupOf(platform: string): string {
	return platform === 'journeys' ? 'experiencePlatform' : platform;
}

/** What kind of message or call a row is, in words. */
export function kindLabel({ kind, state }: Pick<Row, 'kind' | 'state'>): string {
	const label = kinds.get(kind) ?? kind;
	if (state === 'refused') return `${label} refused`;
	return state === 'lost' ? `${label}: response lost` : label;
}

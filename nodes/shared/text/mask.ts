import { withoutEnd } from './withoutEnd';

/** Masking shorter ones everywhere would blank out half of every text; they are masked in the platform's words only. */
const SHORTEST_SECRET = 4;

/** Keys that come from a platform could be different ones each time. */
const MOST_KEYS = 1000;

/** What stands where a secret stood. */
export const MASK = '***';

/**
 * Replaces the *values* of known secrets, not patterns that look like secrets: a platform that echoes a request can
 * wrap them in any markup. Encoded forms count as well: URL, form, XML, JSON and base64.
 */
export class Mask {
	private readonly pattern: RegExp | undefined;
	private readonly platformPattern: RegExp | undefined;
	private readonly keys = new Map<string, string>();

	constructor(secrets: string[]) {
		this.pattern = patternOf(secrets.filter((secret) => secret.length >= SHORTEST_SECRET));
		this.platformPattern = patternOf(secrets.filter((secret) => secret !== ''));
	}

	/** The text with every secret shown as `***`. */
	text(text: string): string {
		return this.pattern ? text.replace(this.pattern, MASK) : text;
	}

	/** The platform's own words with every secret shown as `***`, however short. */
	platformText(text: string): string {
		return this.platformPattern ? text.replace(this.platformPattern, MASK) : text;
	}

	/** A copy of a JSON value in which every text and every key is masked. */
	json(value: unknown): unknown {
		if (typeof value === 'string') return this.text(value);
		if (Array.isArray(value)) return value.map((entry) => this.json(entry));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [this.key(key), this.json(entry)]));
	}

	/** The results of a run have the same few keys, thousands of times. */
	private key(key: string): string {
		const known = this.keys.get(key);
		if (known !== undefined) return known;
		const masked = this.text(key);
		if (this.keys.size < MOST_KEYS) this.keys.set(key, masked);
		return masked;
	}
}

function patternOf(secrets: string[]): RegExp | undefined {
	const forms = new Set(secrets.flatMap(encodedForms));
	// Longest first: a token that contains another secret is masked as a whole.
	const alternatives = [...forms].sort((a, b) => b.length - a.length).map(escapePattern);
	return alternatives.length > 0 ? new RegExp(alternatives.join('|'), 'g') : undefined;
}

function encodedForms(secret: string): string[] {
	const url = encodeURIComponent(secret);
	const strictUrl = url.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	const lowerUrl = url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	const form = new URLSearchParams({ s: secret }).toString().slice(2);
	// Some serializers escape only what they must: a bare > is allowed in text.
	const xmlLeast = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	const xml = xmlLeast.replace(/>/g, '&gt;');
	const xmlAttribute = xml.replace(/"/g, '&quot;');
	const xmlAll = xmlAttribute.replace(/'/g, '&apos;');
	const xmlNumeric = xmlAttribute.replace(/'/g, '&#39;');
	const json = JSON.stringify(secret).slice(1, -1);
	const base64 = Buffer.from(secret).toString('base64');
	const unpadded = withoutEnd(base64, '=');
	const base64url = Buffer.from(secret).toString('base64url');
	return [
		...[secret, url, strictUrl, lowerUrl, form, json, json.replace(/\//g, '\\/')],
		...[xmlLeast, xmlLeast.replace(/"/g, '&quot;'), xml, xmlAttribute, xmlAll, xmlNumeric, base64, unpadded, base64url],
	];
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import { demo } from './demo';

export const mask = '***';

/** Shorter values are masked where they stand, but not everywhere else: half of a text could be blanked out. */
const shortestEverywhere = 6;
/** More secrets than any real exchange has. */
const mostSecrets = 200;

const names = 'client_secret|access_token|refresh_token|jwt_token|assertion|password';
const elements = '(?:__)?sessiontoken|p?str(?:Session|Security|Bearer)?(?:Token|Password)|requestSignature';

/** Where secrets stand: what comes before one, and the secret itself. */
const places: readonly RegExp[] = [
	new RegExp(`((?:^|[?&\\s])(?:${names})=)([^&\\s]+)`, 'gi'),
	new RegExp(`("(?:${names})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`, 'gi'),
	new RegExp(`(<(?:[\\w.-]+:)?(?:${elements})(?:\\s[^<>]*)?>)((?:[^<]|<!\\[CDATA\\[)+)`, 'gi'),
];
/** Campaign reads the parameters of a sign-in by position, so their names say nothing. */
const signIn = /<(?:[\w.-]+:)?(?:BearerToken)?Logon\b/;
const anyContent = /(<[^<>?!/][^<>]*>)([^<>]*[^<>\s][^<>]*)/g;

const secretHeader = /^(authorization|proxy-authorization|cookie|set-cookie)$|secret|token|password|signature/i;
const known: readonly string[] = [
	...[demo.campaign.password, demo.campaign.sessionToken, demo.campaign.securityToken],
	...[demo.ims.clientSecret, demo.ims.accessToken],
	...[demo.marketo.clientSecret, demo.marketo.encryptionKey],
];

/** One part of an exchange: a request or a response. */
export interface Part {
	/** The URL of a request. */
	url?: string;
	headers: ReadonlyArray<[name: string, value: string]>;
	body: string;
}

/** Masks secrets wherever they stand in the parts of one exchange, and everywhere else in them. */
export class Secrets {
	private readonly literal: RegExp;

	constructor(parts: readonly Part[]) {
		const found = parts.flatMap((part) => [
			...secretsOfHeaders(part),
			...secretsOfText(part.url),
			...secretsOfText(part.body),
		]);
		const long = [...new Set(found)].filter((secret) => secret.length >= shortestEverywhere);
		const all = [...known, ...long.slice(0, mostSecrets)];
		const forms = all.flatMap((secret) => [secret, encodeURIComponent(secret), decoded(secret)]);
		// Longest first: a token that contains another secret is masked as a whole.
		const unique = [...new Set(forms)].sort((a, b) => b.length - a.length);
		this.literal = new RegExp(unique.map(escapePattern).join('|'), 'g');
	}

	text(text: string): string {
		const masked = patternsFor(text).reduce(
			(sofar, place) => sofar.replace(place, (_, before: string) => `${before}${mask}`),
			text,
		);
		return masked.replace(this.literal, mask);
	}

	/** The value of a header; the scheme of `Authorization` and the names of cookies stay readable. */
	header(name: string, value: string): string {
		if (!secretHeader.test(name)) return this.text(value);
		if (/cookie/i.test(name)) return value.replace(/=[^;]*/g, `=${mask}`);
		return value.replace(/^(\w+ +)?.*$/s, (_, scheme: string = '') => `${scheme}${mask}`);
	}
}

function patternsFor(text: string): readonly RegExp[] {
	return signIn.test(text) ? [...places, anyContent] : places;
}

function secretsOfText(text: string | undefined): string[] {
	if (text === undefined) return [];
	return patternsFor(text).flatMap((place) => [...text.matchAll(place)].map(([, , secret = '']) => secret.trim()));
}

function secretsOfHeaders({ headers }: Part): string[] {
	return headers
		.filter(([name]) => secretHeader.test(name))
		.flatMap(([name, value]) => {
			if (!/cookie/i.test(name)) return [value.replace(/^\w+ +/, '')];
			return [...value.matchAll(/=([^;]*)/g)].map(([, content = '']) => content);
		});
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function escapePattern(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

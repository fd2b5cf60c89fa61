import type { RequestRecord } from '../history';
import type { Charset, EchoForm, NumberFault, Parts, Saying } from '../network/faults';

/** A request that reached its platform. */
export interface Arrived {
	readonly record: RequestRecord;
	readonly url: URL;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** How the token that a sign-in gives out is to be. */
	readonly token?: { useless: boolean; seconds: number | string | null };
	/** What its single messages meet. */
	readonly parts?: Parts;
	/** How the response is to confuse them. */
	readonly numbers?: NumberFault;
}

export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: string;
	/** UTF-8 unless said. */
	readonly charset?: Charset;
	/** It goes on for longer than anybody should read. */
	readonly isHuge?: boolean;
}

/** What is said together with a saying. */
export interface Words {
	/** What the platform repeats of the request. */
	echo: string;
	retryAfter?: string;
}

/** One platform: it answers in the documented shapes and notes every message that it executes. */
export interface Platform {
	/** Carries out a request. */
	handle(request: Arrived): Reply;
	/** Says something in the platform's dialect, without carrying out anything. */
	say(what: Saying, request: Arrived, words: Words): Reply;
	/** The messages that a request carries; undefined where it carries none, as sign-ins and look-ups. */
	marks(request: Arrived): string[] | undefined;
}

/** A response with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
	return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** A response with XML. */
export function xml(status: number, body: string, headers: Record<string, string> = {}): Reply {
	return { status, headers: { 'content-type': 'text/xml; charset=utf-8', ...headers }, body };
}

/** `Retry-After`, where there is one. */
export function pause({ retryAfter }: Words): Record<string, string> {
	return retryAfter === undefined ? {} : { 'retry-after': retryAfter };
}

/** A JSON object; empty for anything else. */
export function objectOf(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; empty for anything else. */
export function objectsOf(value: unknown): Array<Record<string, unknown>> {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Escapes text for XML. */
export function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A secret as platforms write it when they repeat a request. */
export function echoed(secret: string, form: EchoForm): string {
	const each = (write: (character: string) => string): string => Array.from(secret, write).join('');
	switch (form) {
		case 'none':
			return '';
		case 'plain':
			return secret;
		case 'cut':
			return secret.slice(0, Math.ceil(secret.length * 0.7));
		case 'xml':
			return escaped(secret).replace(/"/g, '&quot;').replace(/'/g, '&apos;');
		case 'url':
			return encodeURIComponent(secret);
		case 'json':
			return JSON.stringify(secret).slice(1, -1);
		case 'base64':
			return Buffer.from(secret).toString('base64');
		case 'decimal':
			return each((character) => (/[a-z\d]/i.test(character) ? character : `&#${character.codePointAt(0)};`));
		case 'hexadecimal':
			return each((character) => (/[a-z\d]/i.test(character) ? character : `&#x${hex(character, 2)};`));
		case 'unicode':
			return each((character) => (/[a-z\d]/i.test(character) ? character : `\\u${hex(character, 4)}`));
	}
}

function hex(character: string, digits: number): string {
	return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
}

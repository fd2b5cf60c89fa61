import type { BearerTokens } from './bearerTokens';
import type { Controls } from './controls';
import type { Call, Reply } from './http';
import type { Journal } from './journal';

/** What the server passes to every platform. */
export interface PlatformContext {
	journal: Journal;
	/** IMS access tokens: issued by the IMS platform, checked by the others. */
	tokens: BearerTokens;
}

/** A limit of a platform and how much of it is used. */
export interface LimitUse {
	label: string;
	used: number;
	most: number;
}

/** One of the platforms that the sandbox simulates. Registered in `platforms.ts`. */
export interface Platform<Values extends object = object> {
	/** The name in the journal, the controls and the page. */
	name: string;
	controls: Controls<Values>;
	/** Whether a path belongs to this platform. */
	owns(path: string): boolean;
	/**
	 * The operation that a call requests, as faults and counters name it. The names are a fixed set, so that clients cannot
	 * create any number of counters. Never throws.
	 */
	operation(call: Call): string;
	handle(call: Call, operation: string): Reply | Promise<Reply>;
	/** How this platform refuses one call too many; if absent, with a plain 429. */
	tooMany?(call: Call): Reply;
	/** The limits of this platform and how much of each is used. */
	limits?(): LimitUse[];
	/** Makes every session that the platform itself has issued invalid. */
	expireSessions?(): void;
	/** Makes the access tokens that the platform itself issues invalid; if absent, the platform uses IMS tokens. */
	expireTokens?(): void;
	/** Resets sessions and other state; the server resets the controls. */
	reset?(): void;
}

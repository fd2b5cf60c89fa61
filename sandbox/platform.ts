import type { BearerTokens } from './bearerTokens';
import type { Controls } from './controls';
import type { Call, Reply } from './http';
import type { Journal } from './journal';

/** What every platform is given by the server. */
export interface PlatformContext {
	journal: Journal;
	/** IMS access tokens: issued by the IMS platform, checked by the others. */
	tokens: BearerTokens;
}

/** One of the platforms that the sandbox plays. Registered in `platforms.ts`. */
export interface Platform<Values extends object = object> {
	/** As it appears in the journal, the controls and the page. */
	name: string;
	controls: Controls<Values>;
	/** Whether a path belongs to this platform. */
	owns(path: string): boolean;
	/**
	 * The operation a call asks for, as faults and counters name it. Taken from a fixed set, so that a
	 * client cannot make the counters grow without end. Never throws.
	 */
	operation(call: Call): string;
	handle(call: Call, operation: string): Reply | Promise<Reply>;
	/** Makes every session the platform has issued itself invalid. */
	expireSessions?(): void;
	/** Makes the access tokens invalid that the platform issues itself; without it, IMS tokens are meant. */
	expireTokens?(): void;
	/** Forgets sessions and the like; controls are reset by the server. */
	reset?(): void;
}

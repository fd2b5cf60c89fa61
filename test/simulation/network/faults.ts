/** Why no connection came about; nothing left the machine. */
export const connectFaults = [
	...['refused', 'noName', 'nameServer', 'noRoute', 'connectTimeout', 'tlsHangUp', 'certificate'],
] as const;
export type ConnectFault = (typeof connectFaults)[number];

/** How a connection ends after the request left. */
export const lossFaults = ['hangUp', 'readReset', 'writePipe', 'readTimeout', 'tlsAfterSending'] as const;
export type LossFault = (typeof lossFaults)[number];

/** What becomes of a response on its way. */
export const damages = [
	'cutInHalf',
	'empty',
	'page',
	'emptyObject',
	'null',
	'list',
	'text',
	'trailing',
	'deep',
	'trailingComma',
	'renamed',
	'cutSecret',
	'huge',
] as const;
export type Damage = (typeof damages)[number];

/** What a platform says in its own dialect. */
export const sayings = ['busy', 'expired', 'denied', 'quota', 'refused', 'internal', 'strange'] as const;
export type Saying = (typeof sayings)[number];

/** How a platform writes a secret that it echoes. */
export const echoForms = [
	'none',
	'plain',
	'xml',
	'url',
	'json',
	'base64',
	'decimal',
	'hexadecimal',
	'unicode',
	'cut',
] as const;
export type EchoForm = (typeof echoForms)[number];

/** In which encoding a response comes, as its header says. */
export const charsets = ['utf-8', 'iso-8859-1', 'utf-16le'] as const;
export type Charset = (typeof charsets)[number];

/** How the numbers of a batch's elements contradict their order. */
export const numberFaults = ['reordered', 'renumbered', 'twice', 'oneShort'] as const;
export type NumberFault = (typeof numberFaults)[number];

/** What the single messages of a batch meet: a status for each in turn, 0 for none. */
export interface Parts {
	statuses: number[];
	/** Whether those are executed whose status does not tell. */
	executed: boolean;
}

/** What goes wrong with one request. */
export type Fault =
	| { kind: 'connect'; why: ConnectFault }
	/** `executed`: whether the platform carried it out before the connection was lost. */
	| { kind: 'lost'; how: LossFault; executed: boolean }
	/** The connection ends in the middle of the body. */
	| { kind: 'cut' }
	/** Another body arrives than the platform sent, with a status of success. */
	| { kind: 'damaged'; how: Damage }
	| { kind: 'slow'; ms: number }
	/** No response ever; `drips`: one byte after the other, so that the helper's own timeout never ends it. */
	| { kind: 'silent'; executed: boolean; drips: boolean }
	/** Something between answers with a page; `executed` only with statuses that do not tell. */
	| { kind: 'page'; status: number; executed: boolean; retryAfter?: string; echo: EchoForm; charset: Charset }
	/** The platform answers in its own dialect without executing; `executed` only where the saying does not tell. */
	| { kind: 'says'; what: Saying; executed: boolean; retryAfter?: string; echo: EchoForm; charset: Charset }
	/** Within a response that takes others, the platform turns single messages down. */
	| ({ kind: 'parts' } & Parts)
	/** Everything is executed, and the response is not sure which message is which. */
	| { kind: 'numbers'; how: NumberFault }
	/** The sign-in gives out a token that is refused, or that ends after so many seconds. */
	| { kind: 'token'; useless: boolean; seconds: number | string | null };

/** A fault and the requests that meet it. */
export interface PlannedFault {
	/** Sign-ins and calls are counted apart. */
	to: 'signIn' | 'call';
	/** The first request concerned, from 0. */
	at: number;
	/** How many requests in a row. */
	length: number;
	fault: Fault;
}

/** Statuses of a page that leave open whether the request was executed. */
export const openStatuses: readonly number[] = [408, 500, 502, 504];

/** Deals out the planned faults as requests come. */
export class Faults {
	private readonly counts = { signIn: 0, call: 0 };

	constructor(private readonly planned: readonly PlannedFault[]) {}

	/** The fault of the next request of this kind; undefined where it meets none. */
	next(kind: 'signIn' | 'call'): Fault | undefined {
		const place = this.counts[kind];
		this.counts[kind] += 1;
		return this.planned.find(({ to, at, length }) => to === kind && place >= at && place < at + length)?.fault;
	}
}

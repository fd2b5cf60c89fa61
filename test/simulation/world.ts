import type { Clock } from './engine/clock';
import type { Random } from './engine/random';
import type { History } from './history';
import type { Arrived } from './platforms/platform';

/** What a platform makes of a message: it takes it, or refuses it by itself. */
export type Fate = 'good' | 'bad';

/** How the platforms of one simulation behave where the documentation leaves it open. */
export interface Style {
	/** A refused part of a call is named, where the platform has words for it. */
	namesGuilty: boolean;
	/** Faults about content come with a status that says so. */
	saysContent: boolean;
	/** Journey Optimizer recognises a request ID that it has seen. */
	knowsRequestIds: boolean;
	/** What is refused is repeated in the platform's words, message by message. */
	repeatsMessages: boolean;
}

interface Token {
	account: string;
	untilMs: number;
	useless: boolean;
}

/** Tokens and sessions that the platforms gave out, by their texts. */
export class Tokens {
	private readonly issued = new Map<string, Token>();

	constructor(
		private readonly clock: Clock,
		private readonly random: Random,
		private readonly secrets: Set<string>,
	) {}

	/** A new token; every token is a secret from now on. */
	issue(account: string, prefix: string, lifeSeconds: number, useless = false): string {
		const text = `${prefix}${this.random.uuid()}`;
		this.issued.set(text, { account, untilMs: this.clock.nowMs() + lifeSeconds * 1000, useless });
		this.secrets.add(text);
		return text;
	}

	/** The account that a token belongs to, while it is valid. */
	owner(text: string): string | undefined {
		const token = this.issued.get(text);
		return token && !token.useless && this.clock.nowMs() < token.untilMs ? token.account : undefined;
	}

	/** The token of an account that has longest to live, with its remaining seconds. */
	current(account: string): { text: string; seconds: number } | undefined {
		for (const [text, token] of [...this.issued].reverse()) {
			const seconds = (token.untilMs - this.clock.nowMs()) / 1000;
			if (token.account === account && seconds > 0 && !token.useless) return { text, seconds };
		}
		return undefined;
	}

	/** Ends all tokens of an account. */
	revoke(account: string): void {
		for (const token of this.issued.values()) if (token.account === account) token.untilMs = this.clock.nowMs();
	}

	/** The account that a token was made for, valid or not. */
	madeFor(text: string): string | undefined {
		return this.issued.get(text)?.account;
	}
}

/** Who may sign in: what a platform compares. */
export interface Account {
	/** The same for credentials with the same values. */
	readonly name: string;
	readonly user: string;
	readonly secret: string;
}

/** What all platforms of one simulation share. */
export interface World {
	readonly clock: Clock;
	readonly random: Random;
	readonly history: History;
	readonly tokens: Tokens;
	readonly style: Style;
	/** Accounts that the platforms know; who is missing here is refused. */
	readonly accounts: readonly Account[];
	readonly fates: ReadonlyMap<string, Fate>;
	/** The name of the account that each execution was given. */
	readonly accountNames: readonly string[];
}

/** Whose token a request carries, while it is valid; one that was made for other values than the execution's is noted. */
export function ownerOf(world: World, { record }: Arrived, token: string): string | undefined {
	const owner = world.tokens.owner(token);
	const name = world.accountNames[record.execution] ?? '';
	if (owner !== undefined && !owner.endsWith(name)) {
		world.history.foreignTokens.push(
			`request ${record.number} of execution ${record.execution} with the token of ${owner}`,
		);
	}
	return owner;
}

/** Notes that a message was executed. */
export function take(world: World, request: Arrived, mark: string, harmless = false): void {
	world.history.taken.push({ mark, request: request.record, harmless });
}

/** The account with this user and secret; undefined where the platforms know none. */
export function accountOf(world: World, user: string, secret: string): Account | undefined {
	return world.accounts.find((account) => account.user === user && account.secret === secret);
}

/** The bearer token of a request. */
export function bearer({ headers }: Arrived): string {
	return /^Bearer (.*)$/s.exec(headers.authorization ?? '')?.[1] ?? '';
}

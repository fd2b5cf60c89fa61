import type { Fix } from './fixes';

/** What runs share (rules 14 to 16): each line holds one of its promises. */
export const sharedFixes: readonly Fix[] = [
	{
		name: 'one pace for all runs of an account',
		file: 'nodes/shared/signIn/session.ts',
		find: "this.digest = accountDigest(this.kind?.type ?? '', this.fields);",
		put: "this.digest = `${accountDigest(this.kind?.type ?? '', this.fields)} ${Math.random()}`;",
	},
	{
		name: 'the window of a pace is counted from the end of a request',
		file: 'nodes/shared/account/history.ts',
		find: '(this.ends[place] ?? -Infinity) + windowMs',
		put: '(this.ends[place] ?? -Infinity) + windowMs - 90',
	},
	{
		name: `a Marketo subscription's calls in flight are counted over all runs`,
		file: 'nodes/shared/delivery/run.ts',
		find: 'sharesConcurrency: credential?.sharesConcurrency === true',
		put: 'sharesConcurrency: false',
	},
	{
		name: `a request that a run's neighbors share is not told in the platform's words`,
		file: 'nodes/shared/account/part.ts',
		find: '	return { message, todo, code, httpStatus, retryable };',
		put: '	return { ...arguments[0], message, todo, code, httpStatus, retryable };',
	},
	{
		name: 'a shared request that is refused is divided by run first',
		file: 'nodes/shared/account/part.ts',
		find: `if (!verdict.indivisible) return { kind: 'apart', mayHaveBeenExecuted, secrets };`,
		put: `if (!verdict.indivisible) return { kind: 'verdict', verdict, mayHaveBeenExecuted, secrets };`,
	},
	{
		name: 'cancelling one run leaves a shared request to the others',
		file: 'nodes/shared/account/box.ts',
		find: `		if (!this.owners.every(({ hasLeft }) => hasLeft)) return;
`,
		put: `		if (this.owners.length === 0) return;
`,
	},
	{
		name: 'a run that was cancelled takes its messages out of the box',
		file: 'nodes/shared/account/box.ts',
		find: 'this.owners = this.owners.filter(({ hasLeft }) => !hasLeft);',
		put: 'this.owners = this.owners.filter(() => true);',
	},
	{
		name: 'each run masks the secrets of whoever carried its messages',
		file: 'nodes/shared/delivery/send.ts',
		find: 'if (part.secrets) run.session.learn(part.secrets);',
		put: 'if (part.secrets) run.halted();',
	},
	{
		name: 'only equal accounts share a request',
		file: 'nodes/shared/delivery/together.ts',
		find: 'JSON.stringify([run.session.digest, ',
		put: `JSON.stringify(['', `,
	},
	{
		name: 'each run gets its own part of a shared response',
		file: 'nodes/shared/account/part.ts',
		find: 'verdict.outcomes[from + place] ?? noResult',
		put: 'verdict.outcomes[place] ?? noResult',
	},
	{
		name: 'a long pause closes the account',
		file: 'nodes/shared/delivery/sender.ts',
		find: 'pace.close(retryAfterMs, closedReason(reason, retryAfterMs));',
		put: 'void closedReason;',
	},
	{
		name: 'a rejected message frees its key',
		file: 'nodes/shared/sentOnce/nodeKeys.ts',
		find: 'remove: isAccepted ? [openEntry(key)] : entriesOf(key),',
		put: 'remove: isAccepted ? [openEntry(key)] : [],',
	},
	{
		name: 'a key is open until its message was accepted',
		file: 'nodes/shared/sentOnce/claimKeys.ts',
		find: '[...open.map(keyEntry), ...open.map(openEntry), mark]',
		put: '[...open.map(keyEntry), mark]',
	},
	{
		name: 'claims are read back',
		file: 'nodes/shared/sentOnce/claimKeys.ts',
		find: 'if (round > 0 && there.has(mark)) {',
		put: 'if (round > 0 || !there.has(mark)) {',
	},
	{
		name: 'keys under way displace nothing of each other',
		file: 'nodes/shared/sentOnce/nodeKeys.ts',
		find: 'return keys + this.claims.size + this.litter.size + 1;',
		put: 'return this.wanted + this.claims.size + this.litter.size + 1;',
	},
	{
		name: 'an unknown outcome keeps its key',
		file: 'nodes/shared/sentOnce/nodeKeys.ts',
		find: `if (ended === 'unknown') return true;`,
		put: `if (ended === 'accepted' && key === '') return true;`,
	},
];

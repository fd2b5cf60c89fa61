import type { RequestRecord } from '../history';
import { optionsOf } from '../options';
import { seenRuns, type Promised } from './promise';

/** How soon everything must have stopped after cancelling. */
const STOP_MS = 1_000;

/** Rule 11. */
export const cancellingStops: Promised = {
	promise: 'Cancelling stops everything within a second',
	broken: (played) => {
		const { history } = played;
		return [...history.cancelledMs].flatMap(([index, atMs]) => {
			const plan = played.scenario.executions[index];
			if (!plan) return [];
			const epoch = history.lastEpoch.get(index);
			const own = history.requests.filter((request) => request.execution === index && request.epoch === epoch);
			// What it carries for others goes on; a request that left with its messages is repeated with them.
			const isShared = ({ signIn, riders, url, loaded = [] }: RequestRecord): boolean => {
				if (optionsOf(plan).batchWindow === 0) return false;
				if (signIn) return played.scenario.executions.length > 1;
				const others = [...riders].filter((rider) => rider !== index);
				// A further page names all that its token belongs to, whoever still waits for it.
				if (url.includes('nextPageToken=')) return others.length > 0;
				const isRepeat = own.some((first) => first.startMs <= atMs + STOP_MS && first.loaded?.join() === loaded.join());
				return riders.has(index) ? others.length > 0 && isRepeat : true;
			};
			const late = own.filter((request) => request.startMs > atMs + STOP_MS && !isShared(request));
			const slow = seenRuns(played).filter(
				(seen) => seen.index === index && (seen.run.endMs ?? Infinity) > atMs + STOP_MS,
			);
			return [
				...late.map(
					({ number, startMs }) => `request ${number} of execution ${index} began ${startMs - atMs} ms later`,
				),
				...slow.map(({ name, run }) => `${name} went on for ${(run.endMs ?? Infinity) - atMs} ms`),
			];
		});
	},
};

/** No timer, no promise, no listener outlives its run. */
export const nothingLeft: Promised = { promise: 'Nothing is left running', broken: ({ history }) => history.leftovers };

/** Else the simulation shows less than it says. */
export const hostKnown: Promised = {
	promise: 'The simulated n8n has all that the code asks for',
	broken: ({ history }) => [...history.unknownMembers].map((name) => `the host has no "${name}"`),
};

import type { ActiveFault } from './faults';
import type { LimitUse } from './platform';
import type { TimelineView } from './timeline';

/** A name and a value of a message, both as text. */
export type Fact = [name: string, value: string];

/** What became of a request: taken, taken and then dropped silently, refused, or without a (complete) response. */
export type RowState = 'accepted' | 'dropped' | 'refused' | 'lost';

/** A line of the page: a message, or a call that was refused. */
export interface Row {
	/** In the order of arrival. */
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
	/** The call that brought it. */
	call: number;
	/** The message's id; undefined for a refused call. */
	message?: number;
	platform: string;
	kind: string;
	state: RowState;
	recipient: string;
	/** In words: the event, the campaign, or why it was refused. */
	title: string;
	/** The content, as names and values. */
	facts: Fact[];
}

/** What the page shows; sent whenever it has changed. */
export interface Snapshot {
	/** Messages by platform. */
	counts: Record<string, number>;
	/** Calls by platform and operation, such as `campaign PushEvent`. */
	calls: Record<string, number>;
	/** Refused calls by platform. */
	refusals: Record<string, number>;
	/** Changes when everything was cleared. */
	epoch: number;
	/** What arrived since the snapshot before, oldest first. */
	rows: Row[];
	timeline: TimelineView;
	limits: Record<string, LimitUse[]>;
	faults: ActiveFault[];
	/** What the page proposes for feedback. */
	feedback: { url: string; headerName: string; headerValue: string };
}

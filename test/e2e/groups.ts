import { browser } from './browser';
import { chains } from './chains';
import type { Checks } from './checks';
import { installed } from './installed';
import { load } from './load';
import { queueMode } from './queue';
import { span } from './span';
import { videos } from './video';
import type { World } from './world';

export interface Group {
	/** The name for `--only`. */
	key: string;
	title: string;
	/** Runs only if `--only` names it. */
	isOnRequest?: boolean;
	run(world: World, checks: Checks): Promise<void>;
}

/** In the order in which they run. */
export const groups: Group[] = [
	{ key: 'installed', title: 'Installed as by a user', run: installed },
	{ key: 'browser', title: 'In a browser', run: browser },
	{ key: 'chains', title: 'Chains', run: chains },
	{ key: 'load', title: 'Webhook bridge under load', run: load },
	{ key: 'queue', title: 'Queue mode', run: queueMode },
	{ key: 'span', title: 'Version span', run: span },
	{ key: 'video', title: 'Films for reviewers', isOnRequest: true, run: videos },
];

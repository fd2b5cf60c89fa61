import { useEffect, useState } from 'preact/hooks';

import type { Snapshot } from '../snapshot';
import { addRows, type Known } from './view';

export interface Feed {
	/** Undefined until the first snapshot has come. */
	snapshot?: Omit<Snapshot, 'rows'>;
	known: Known;
	connected: boolean;
}

/** What the sandbox sends while the page is open. The browser reconnects by itself. */
export function useFeed(): Feed {
	const [feed, setFeed] = useState<Feed>({ known: { epoch: 0, rows: [] }, connected: false });
	useEffect(() => {
		const stream = new EventSource('/sandbox/stream');
		stream.onmessage = ({ data }: MessageEvent<string>) => {
			const snapshot: Snapshot = JSON.parse(data);
			setFeed(({ known }) => ({ snapshot, known: addRows(known, snapshot), connected: true }));
		};
		stream.onerror = () => setFeed((before) => ({ ...before, connected: false }));
		return () => stream.close();
	}, []);
	return feed;
}

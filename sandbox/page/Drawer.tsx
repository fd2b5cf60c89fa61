import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { ExchangeView } from '../exchangeView';
import type { JournalEntry } from '../journal';
import type { Row, Snapshot } from '../snapshot';
import { api } from './api';
import { ExchangePart } from './ExchangePart';
import { FeedbackForm } from './FeedbackForm';
import { kindLabel, platformLabel } from './labels';
import { MessageView } from './MessageView';

interface Props {
	row: Row;
	feedback: Snapshot['feedback'];
	onClose: () => void;
}

const parts = ['Message', 'Request', 'Response'] as const;
type Part = (typeof parts)[number];

/** Everything about one row: the message, the request that brought it, and the response. */
export function Drawer({ row, feedback, onClose }: Props) {
	const isMessage = row.message !== undefined;
	const [part, setPart] = useState<Part>(isMessage ? 'Message' : 'Request');
	const message = useLoaded<JournalEntry>(isMessage, () => api.message(row.message ?? 0));
	const exchange = useLoaded<ExchangeView>(true, () => api.exchange(row.call));
	const heading = useRef<HTMLHeadingElement>(null);
	useLayoutEffect(() => heading.current?.focus(), []);
	const takesFeedback =
		row.platform === 'journeyOptimizer' && isMessage && !['audience', 'orchestrated'].includes(row.kind);
	return (
		<aside class="drawer" aria-label={row.title}>
			<header>
				<h2 ref={heading} tabIndex={-1}>
					{row.title}
				</h2>
				<button type="button" aria-label="Close" onClick={onClose}>
					✕
				</button>
				<p>
					{platformLabel(row.platform)} · {kindLabel(row)} · {new Date(row.at).toLocaleString()}
				</p>
			</header>
			<div role="tablist" aria-label="Parts">
				{parts
					.filter((name) => isMessage || name !== 'Message')
					.map((name) => (
						<button key={name} type="button" role="tab" aria-selected={part === name} onClick={() => setPart(name)}>
							{name}
						</button>
					))}
			</div>
			{part === 'Message' && message.value && <MessageView row={row} message={message.value} />}
			{part === 'Message' && takesFeedback && <FeedbackForm message={row.message ?? 0} proposed={feedback} />}
			{part !== 'Message' && exchange.value && (
				<ExchangePart key={part} exchange={exchange.value} isRequest={part === 'Request'} />
			)}
			{part === 'Message' && message.problem && <p class="problem">{message.problem}</p>}
			{part !== 'Message' && exchange.problem && <p class="problem">{exchange.problem}</p>}
		</aside>
	);
}

interface Loaded<Value> {
	value?: Value;
	problem?: string;
}

function useLoaded<Value>(wanted: boolean, load: () => Promise<Value>): Loaded<Value> {
	const [loaded, setLoaded] = useState<Loaded<Value>>({});
	useEffect(() => {
		if (!wanted) return;
		load().then(
			(value) => setLoaded({ value }),
			(error: unknown) => setLoaded({ problem: error instanceof Error ? error.message : String(error) }),
		);
	}, []);
	return loaded;
}

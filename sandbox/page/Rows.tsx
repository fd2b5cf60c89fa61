import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Row } from '../snapshot';
import { groupOf, kindLabel, platformLabel } from './labels';

const firstShown = 100;
const factsPerRow = 6;

interface Props {
	rows: Row[];
	selected: number | undefined;
	opened: number | undefined;
	onOpen: (seq: number) => void;
	isFiltered: boolean;
}

export function Rows({ rows, selected, opened, onOpen, isFiltered }: Props) {
	const [most, setMost] = useState(firstShown);
	const body = useRef<HTMLTableSectionElement>(null);
	useLayoutEffect(() => {
		const row = body.current?.querySelector<HTMLElement>(`[data-seq="${selected}"]`);
		row?.focus();
		// Also when the drawer was closed, which had the focus.
	}, [selected, opened === undefined]);
	if (rows.length === 0)
		return (
			<p id="rows" class="empty">
				{isFiltered ? 'Nothing here matches.' : <Nothing />}
			</p>
		);
	// One row can be reached with the tab key; from there, the arrow keys lead to the others.
	const reachable = rows.some(({ seq }) => seq === selected) ? selected : rows[0]?.seq;
	return (
		<div class="rows" id="rows">
			<table aria-label="Messages and refused requests">
				<thead>
					<tr>
						<th>Time</th>
						<th>Platform</th>
						<th>Recipient</th>
						<th>Message</th>
						<th>Content</th>
					</tr>
				</thead>
				<tbody ref={body}>
					{rows.slice(0, most).map((row) => (
						<tr
							key={row.seq}
							data-seq={row.seq}
							class={row.state}
							tabIndex={row.seq === reachable ? 0 : -1}
							aria-current={row.seq === opened}
							onClick={() => onOpen(row.seq)}
							onKeyDown={({ key, currentTarget, target }) => {
								if (key === 'Enter' && target === currentTarget) onOpen(row.seq);
							}}
						>
							<Cells {...row} />
						</tr>
					))}
				</tbody>
			</table>
			{rows.length > most && (
				<button type="button" onClick={() => setMost(most + firstShown)}>
					Show more ({(rows.length - most).toLocaleString()})
				</button>
			)}
		</div>
	);
}

function Cells({ at, platform, recipient, title, facts, ...row }: Row) {
	return (
		<>
			<td>
				<time dateTime={at} title={new Date(at).toLocaleString()}>
					{new Date(at).toLocaleTimeString()}
				</time>
			</td>
			<td>
				<span class={`dot ${groupOf(platform)}`} />
				{platformLabel(platform)}
			</td>
			<td>{recipient || <span class="none">–</span>}</td>
			<td colSpan={facts.length === 0 ? 2 : 1}>
				<span class="what">{title}</span> <span class="kind">{kindLabel(row)}</span>
			</td>
			{facts.length > 0 && (
				<td>
					{facts.slice(0, factsPerRow).map(([name, value]) => (
						<span key={name} class="fact">
							<i>{name}</i> {value}
						</span>
					))}
				</td>
			)}
		</>
	);
}

function Nothing() {
	return (
		<>
			Nothing has arrived yet. Send something to <code>{location.origin}</code>: it appears here at once.
		</>
	);
}

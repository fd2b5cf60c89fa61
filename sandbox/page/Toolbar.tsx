import type { RefObject } from 'preact';

import { tabs, type Tab } from './view';

interface Props {
	tab: Tab;
	setTab: (tab: Tab) => void;
	search: string;
	setSearch: (search: string) => void;
	searchField: RefObject<HTMLInputElement | null>;
	paused: boolean;
	/** How many rows have arrived during the pause. */
	waiting: number;
	togglePause: () => void;
	found: number;
}

export function Toolbar(props: Props) {
	const { tab, setTab, search, setSearch, searchField, paused, waiting, togglePause, found } = props;
	const onKeyDown = (event: KeyboardEvent): void => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (step === undefined) return;
		const index = tabs.findIndex((entry) => entry.tab === tab);
		const next = tabs[(index + step + tabs.length) % tabs.length];
		if (!next) return;
		setTab(next.tab);
		document.getElementById(`tab-${next.tab}`)?.focus();
	};
	return (
		<div class="toolbar">
			<div role="tablist" aria-label="Platform" onKeyDown={onKeyDown}>
				{tabs.map(({ tab: name, label }) => (
					<button
						key={name}
						id={`tab-${name}`}
						type="button"
						role="tab"
						aria-selected={tab === name}
						aria-controls="rows"
						tabIndex={tab === name ? 0 : -1}
						onClick={() => setTab(name)}
					>
						{label}
					</button>
				))}
			</div>
			<input
				ref={searchField}
				type="search"
				placeholder="Search  /"
				aria-label="Search"
				value={search}
				onInput={({ currentTarget }) => setSearch(currentTarget.value)}
			/>
			<span class="found" role="status">
				{search === '' ? '' : `${found.toLocaleString()} found`}
			</span>
			<button type="button" class={paused ? 'pressed' : ''} aria-pressed={paused} onClick={togglePause}>
				{paused ? `Resume (${waiting.toLocaleString()} new)` : 'Pause'}
			</button>
		</div>
	);
}

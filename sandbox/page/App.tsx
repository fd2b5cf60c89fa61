import { useRef, useState } from 'preact/hooks';

import { Cards } from './Cards';
import { Chart } from './Chart';
import { Drawer } from './Drawer';
import { ActiveFaults } from './ActiveFaults';
import { FaultPanel } from './FaultPanel';
import { useFeed } from './feed';
import { Header } from './Header';
import { Help } from './Help';
import { useKeys } from './keys';
import { useRemembered } from './remembered';
import { Rows } from './Rows';
import { Toolbar } from './Toolbar';
import { chooseRows, neighbour, tabs, type Tab } from './view';

export function App() {
	const { snapshot, known, connected } = useFeed();
	const [tab, setTab] = useState<Tab>('all');
	const [search, setSearch] = useState('');
	const [pausedAt, setPausedAt] = useState<number>();
	const [selected, setSelected] = useState<number>();
	const [opened, setOpened] = useState<number>();
	const [failing, setFailing] = useState(false);
	const [helping, setHelping] = useState(false);
	const [theme, setTheme] = useRemembered('theme', 'auto');
	const searchField = useRef<HTMLInputElement>(null);
	document.documentElement.dataset.theme = theme;

	const shown = pausedAt === undefined ? known.rows : known.rows.filter(({ seq }) => seq <= pausedAt);
	const rows = chooseRows(shown, tab, search);
	const waiting = known.rows.length - shown.length;
	const openRow = opened === undefined ? undefined : known.rows.find(({ seq }) => seq === opened);

	const togglePause = (): void => setPausedAt(pausedAt === undefined ? (known.rows[0]?.seq ?? 0) : undefined);
	const move = (step: 1 | -1): void => {
		const next = neighbour(rows, selected, step)?.seq;
		setSelected(next);
		if (opened !== undefined) setOpened(next);
	};
	const open = (seq: number | undefined): void => {
		setSelected(seq);
		setOpened(seq);
	};
	const close = (): void => {
		if (opened !== undefined) setOpened(undefined);
		else setFailing(false);
	};
	useKeys({
		j: () => move(1),
		ArrowDown: () => move(1),
		k: () => move(-1),
		ArrowUp: () => move(-1),
		Escape: close,
		'/': () => searchField.current?.focus(),
		p: togglePause,
		f: () => setFailing(!failing),
		'?': () => setHelping(true),
		...Object.fromEntries(tabs.map((entry, index) => [String(index + 1), () => setTab(entry.tab)])),
	});

	if (!snapshot) return <p class="empty">{connected ? 'Loading …' : 'Waiting for the sandbox …'}</p>;
	return (
		<div class={openRow ? 'layout with-drawer' : 'layout'}>
			<main>
				<Header
					{...{ connected, failing, theme, setTheme }}
					onFail={() => setFailing(!failing)}
					onHelp={() => setHelping(true)}
				/>
				<ActiveFaults faults={snapshot.faults} />
				{failing && <FaultPanel onClose={() => setFailing(false)} />}
				<Cards snapshot={snapshot} tab={tab} onChoose={setTab} />
				<Chart timeline={snapshot.timeline} theme={theme} />
				<Toolbar
					{...{ tab, setTab, search, setSearch, searchField, waiting, togglePause }}
					paused={pausedAt !== undefined}
					found={rows.length}
				/>
				<Rows
					rows={rows}
					selected={selected}
					opened={opened}
					onOpen={open}
					isFiltered={search !== '' || tab !== 'all'}
				/>
			</main>
			{openRow && <Drawer key={openRow.seq} row={openRow} feedback={snapshot.feedback} onClose={close} />}
			{helping && <Help onClose={() => setHelping(false)} />}
		</div>
	);
}

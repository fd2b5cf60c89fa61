import { api } from './api';

interface Props {
	connected: boolean;
	failing: boolean;
	theme: string;
	setTheme: (theme: string) => void;
	onFail: () => void;
	onHelp: () => void;
}

export function Header({ connected, failing, theme, setTheme, onFail, onHelp }: Props) {
	return (
		<header>
			<div class="title">
				<h1>Sandbox</h1>
				<span class={connected ? 'live on' : 'live'} role="status">
					{connected ? 'Live' : 'Disconnected'}
				</span>
				<p>
					Simulates the Adobe platforms at <code>{location.origin}</code>. Nothing leaves this machine.
				</p>
			</div>
			<div class="actions">
				<button type="button" aria-expanded={failing} class={failing ? 'pressed' : ''} onClick={onFail}>
					Make it fail
				</button>
				<button type="button" onClick={() => void api.clear()} title="Forgets all messages and counts">
					Clear
				</button>
				<select aria-label="Colors" value={theme} onChange={({ currentTarget }) => setTheme(currentTarget.value)}>
					<option value="auto">Auto</option>
					<option value="light">Light</option>
					<option value="dark">Dark</option>
				</select>
				<button type="button" aria-label="Keyboard" title="Keyboard (?)" onClick={onHelp}>
					?
				</button>
			</div>
		</header>
	);
}

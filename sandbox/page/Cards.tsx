import type { LimitUse } from '../platform';
import type { Snapshot } from '../snapshot';
import { platforms } from './labels';
import { callsOf, type Tab } from './view';

interface Props {
	snapshot: Omit<Snapshot, 'rows'>;
	tab: Tab;
	onChoose: (tab: Tab) => void;
}

/** The counts of each platform, and how much of its limits is used. */
export function Cards({ snapshot: { counts, calls, refusals, limits }, tab, onChoose }: Props) {
	return (
		<section class="cards" aria-label="Counts">
			{platforms.map(({ name, label }) => {
				const refused = refusals[name] ?? 0;
				const entered = name === 'experiencePlatform' ? (counts.journeys ?? 0) : 0;
				const operations = callsOf(calls, name);
				const requests = operations.reduce((sum, [, count]) => sum + count, 0);
				const notes = [
					plural(requests, 'request'),
					...(refused > 0 ? [`${refused.toLocaleString()} refused`] : []),
					...(entered > 0 ? [`${entered.toLocaleString()} entered a journey`] : []),
				];
				return (
					<div key={name} class={`card ${name} ${tab === name ? 'chosen' : ''}`} data-platform={name}>
						<button type="button" onClick={() => onChoose(tab === name ? 'all' : name)} aria-pressed={tab === name}>
							<span class="dot" />
							{label}
						</button>
						<strong>{(counts[name] ?? 0).toLocaleString()}</strong>
						<small>{notes.join(' · ')}</small>
						<small class="operations">
							{operations.map(([operation, count]) => (
								<span key={operation}>
									{operation} <b>{count.toLocaleString()}</b>
								</span>
							))}
						</small>
						{(limits[name] ?? []).map((limit) => (
							<Limit key={limit.label} {...limit} />
						))}
					</div>
				);
			})}
		</section>
	);
}

function Limit({ label, used, most }: LimitUse) {
	const share = most === 0 ? 0 : used / most;
	const level = share >= 1 ? 'full' : share >= 0.8 ? 'high' : '';
	return (
		<div class="limit">
			<span>{label}</span>
			<meter class={level} min={0} max={most || 1} value={Math.min(used, most || 1)} aria-label={label} />
			<b>{most === 0 ? 'no limit' : `${used.toLocaleString()} of ${most.toLocaleString()}`}</b>
		</div>
	);
}

function plural(count: number, word: string): string {
	return `${count.toLocaleString()} ${word}${count === 1 ? '' : 's'}`;
}

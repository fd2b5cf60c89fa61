import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';

import type { TimelineView } from '../timeline';
import { chartData, type ChartData } from './chartData';
import { platforms } from './labels';

const series = [...platforms, { name: 'refused', label: 'Refused' }];
const names = series.map(({ name }) => name);
const height = 96;
const barSeconds = 5;

/** The messages of the last ten minutes, stacked, with what was refused on top. */
export function Chart({ timeline, theme }: { timeline: TimelineView; theme: string }) {
	const place = useRef<HTMLDivElement>(null);
	const plot = useRef<uPlot>(undefined);
	const [step, setStep] = useState<number | null>(null);
	const isDark = usePrefersDark();
	const data = useMemo(() => chartData(timeline, names), [timeline]);
	useEffect(() => {
		const element = place.current;
		if (!element) return;
		const made = new uPlot(optionsOf(element, setStep), drawn(data), element);
		plot.current = made;
		const resizing = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
		resizing.observe(element);
		return () => {
			resizing.disconnect();
			made.destroy();
		};
		// The canvas is painted in the colors of the theme.
	}, [theme, isDark]);
	useEffect(() => plot.current?.setData(drawn(data)), [data]);

	const total = data.values.flat().reduce((sum, count) => sum + count, 0);
	const summary = `Last 10 minutes: ${total.toLocaleString()} messages and refusals`;
	return (
		<section class="chart" aria-label={summary}>
			<div ref={place} aria-hidden="true" />
			<p aria-hidden="true">{step === null ? summary : readStep(data, step)}</p>
		</section>
	);
}

function readStep({ times, values }: ChartData, step: number): string {
	const counts = series.flatMap(({ label }, index) => {
		const count = values[index]?.[step] ?? 0;
		return count === 0 ? [] : [`${label} ${count.toLocaleString()}`];
	});
	const time = new Date((times[step] ?? 0) * 1000).toLocaleTimeString();
	return `${time} · ${counts.join(' · ') || 'nothing'}`;
}

/** The tallest stack is drawn first, so that the others stand in front of it. */
function drawn({ times, stacked }: ChartData): uPlot.AlignedData {
	return [times, ...stacked.toReversed()];
}

function optionsOf(element: HTMLElement, onStep: (step: number | null) => void): uPlot.Options {
	const color = colorsOf(element);
	const bars = uPlot.paths.bars?.({ size: [0.8, 24], align: 1 });
	const grid = { stroke: color('line'), width: 1 };
	const axis = { stroke: color('soft'), font: '11px system-ui, sans-serif', grid, ticks: { show: false } };
	return {
		...{ width: element.clientWidth, height, legend: { show: false }, padding: [6, 18, 0, 0] },
		cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
		// A bar stands on the right of its time.
		scales: {
			x: { range: (_plot, first, last) => [first, last + barSeconds] },
			y: { range: (_plot, _low, high) => [0, Math.max(4, high)] },
		},
		axes: [
			{ ...axis, size: 22, space: 90, grid: { show: false }, values: (_plot, times) => times.map(clock) },
			{ ...axis, size: 40, splits: (_plot, _axis, low, high) => [low, Math.ceil(high / 2), Math.ceil(high)] },
		],
		series: [
			{},
			...series
				.toReversed()
				.map(({ name, label }) => ({
					...{ label, fill: color(name), stroke: color(name), width: 0, points: { show: false } },
					...(bars ? { paths: bars } : {}),
				})),
		],
		hooks: { setCursor: [(plot) => onStep(plot.cursor.idx ?? null)] },
	};
}

/** The colors of the theme as a canvas takes them: the style sheet names them for light and dark at once. */
function colorsOf(element: HTMLElement): (name: string) => string {
	return (name) => {
		const probe = element.appendChild(document.createElement('i'));
		probe.style.color = `var(--${name})`;
		const { color } = getComputedStyle(probe);
		probe.remove();
		return color;
	};
}

function clock(seconds: number): string {
	return new Date(seconds * 1000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

function usePrefersDark(): boolean {
	const [query] = useState(() => matchMedia('(prefers-color-scheme: dark)'));
	const [isDark, setIsDark] = useState(query.matches);
	useEffect(() => {
		const onChange = (): void => setIsDark(query.matches);
		query.addEventListener('change', onChange);
		return () => query.removeEventListener('change', onChange);
	}, [query]);
	return isDark;
}

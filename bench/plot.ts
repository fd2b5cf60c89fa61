import { series, sizes, type Point } from './page/points';

const [width, height] = [760, 420];
const frame = { left: 64, right: width - 210, top: 24, bottom: height - 52 };
/** Legible on white and on black, because GitHub shows the page on either. */
const colours = ['#d97706', '#3b82f6', '#16a34a'];
const ink = '#7d8590';

/** Draws the times over the number of items as an SVG, with logarithmic axes. */
export function draw(points: Point[]): string {
	const seconds = points.flatMap((point) => point.seconds ?? []);
	const lowest = Math.floor(Math.log10(Math.min(...seconds)));
	const highest = Math.ceil(Math.log10(Math.max(...seconds)));
	const [first = 1, last = 10] = [sizes[0], sizes.at(-1)];
	const x = (items: number): number =>
		place(Math.log10(items), Math.log10(first), Math.log10(last), frame.left, frame.right);
	const y = (value: number): number => place(Math.log10(value), lowest, highest, frame.bottom, frame.top);

	const decades = Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step);
	const grid = [
		...decades.map((decade) => horizontal(y(10 ** decade), secondsText(10 ** decade))),
		...sizes.map((items) => vertical(x(items), items.toLocaleString('en'))),
	];
	const lines = series.map(({ name }, place) => {
		const own = points.filter((point) => point.series === name);
		const measured = own.flatMap(({ items, seconds: value }) =>
			value === undefined ? [] : [{ x: x(items), y: y(value) }],
		);
		return curve(name, measured, colours[place] ?? ink);
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
		'<title>Time by number of items: our node and the HTTP Request node</title>',
		...grid,
		text((frame.left + frame.right) / 2, height - 12, 'items', 'middle'),
		text(frame.left, 14, 'time of the node', 'start'),
		...lines,
		'</svg>',
		'',
	].join('\n');
}

function place(value: number, from: number, to: number, start: number, end: number): number {
	return Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
}

function secondsText(seconds: number): string {
	return seconds >= 1 ? `${seconds} s` : `${Math.round(seconds * 1000)} ms`;
}

function horizontal(y: number, label: string): string {
	const line = `<line x1="${frame.left}" x2="${frame.right}" y1="${y}" y2="${y}" stroke="${ink}" stroke-opacity="0.3"/>`;
	return `${line}${text(frame.left - 8, y + 4, label, 'end')}`;
}

function vertical(x: number, label: string): string {
	const line = `<line x1="${x}" x2="${x}" y1="${frame.top}" y2="${frame.bottom}" stroke="${ink}" stroke-opacity="0.15"/>`;
	return `${line}${text(x, frame.bottom + 18, label, 'middle')}`;
}

function curve(label: string, points: Array<{ x: number; y: number }>, colour: string): string {
	const end = points.at(-1) ?? { x: frame.left, y: frame.bottom };
	const path = points.map(({ x, y }) => `${x},${y}`).join(' ');
	const dots = points.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`).join('');
	const line = `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`;
	// The end of a curve that ends early is next to other curves, so its name is above it.
	const named =
		end.x < frame.right
			? text(end.x - 8, end.y - 10, label, 'end', colour)
			: text(end.x + 10, end.y + 4, label, 'start', colour);
	return `${line}${dots}${named}`;
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end', colour = ink): string {
	return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${content}</text>`;
}

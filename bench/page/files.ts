import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, list, text } from '../../scripts/start/json';
import { draw } from '../plot';
import type { Result } from '../run/measure';
import { readme } from './readme';
import type { Point } from './points';

const inFolder = (name: string): string => join(__dirname, '..', name);
const [pointsFile, plotFile, pageFile] = ['plot.json', 'plot.svg', 'README.md'].map(inFolder);

/** Stores the measured points and draws them. */
export function writePlot(points: Point[]): void {
	writeFileSync(pointsFile ?? '', `${JSON.stringify(points, undefined, '\t')}\n`);
	writeFileSync(plotFile ?? '', draw(points));
}

/** Writes README.md with the latest plot. */
export function writePage(results: Result[], runs: number, machineLines: string[]): void {
	writeFileSync(pageFile ?? '', readme(results, runs, machineLines, readPoints()));
}

function readPoints(): Point[] {
	if (pointsFile === undefined || !existsSync(pointsFile)) return [];
	return list(JSON.parse(readFileSync(pointsFile, 'utf8')))
		.filter(isObject)
		.map(({ series, items, seconds, why }) => ({
			...{ series: text(series), items: Number(items) },
			...(typeof seconds === 'number' ? { seconds } : {}),
			...(typeof why === 'string' ? { why } : {}),
		}));
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../../scripts/start/folders';
import { draw } from '../plot';
import type { Point } from './points';
import { readme } from './readme';
import { withMeasured } from './scale';
import type { Run } from './tables';

/** Writes the plot, README.md and the measured part of docs/scale.md. */
export async function writePages(run: Run, points: Point[]): Promise<void> {
	const folder = join(__dirname, '..');
	const scale = join(repositoryRoot, 'docs', 'scale.md');
	writeFileSync(join(folder, 'plot.svg'), draw(points));
	await writeMarkdown(join(folder, 'README.md'), readme(run, points));
	await writeMarkdown(scale, withMeasured(readFileSync(scale, 'utf8'), run));
}

/** As the check of the formatting wants it. */
async function writeMarkdown(file: string, text: string): Promise<void> {
	const options = await resolveConfig(file);
	writeFileSync(file, await format(text, { ...options, parser: 'markdown' }));
}

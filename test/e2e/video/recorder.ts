import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { runCommand } from '../../../scripts/start/command';
import { systemProgram } from '../systemPackages';

/** The caption's strip is below the page, not on it: it hides nothing, and stays while another page loads. */
const stripHeight = 72;
/** ffmpeg reads a list of pictures in steps of 40 ms: what is shorter would be made longer, and captions came too early. */
const stepMs = 80;

/** How long a caption must stay at least: time to find it, and to read it once slowly. */
const readingMs = (text: string) => 2_000 + 45 * text.length;

interface Picture {
	file: string;
	atMs: number;
}

/** Records a page as a film in real time, without cuts, with captions below it. */
export class Recorder {
	private readonly shots: Picture[] = [];
	private readonly captions: Array<{ text: string; atMs: number }> = [];
	/** Looked up first: a missing program is to be known before anything is recorded. */
	private readonly ffmpeg = systemProgram('ffmpeg');

	private constructor(
		private readonly page: Page,
		private readonly session: CDPSession,
		private readonly folder: string,
	) {}

	static async start(page: Page, folder: string): Promise<Recorder> {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		const session = await page.context().newCDPSession(page);
		const recorder = new Recorder(page, session, folder);
		session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
			recorder.keep(Buffer.from(data, 'base64'), (metadata.timestamp ?? Date.now() / 1000) * 1000);
			// The page may have gone in the meantime: then there is nothing more to record.
			session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
		});
		await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
		return recorder;
	}

	/** Shows a caption until the next one. */
	announce(text: string): void {
		this.captions.push({ text, atMs: Date.now() });
	}

	/** Shows a caption until the next one, and waits until it has been read. */
	async caption(text: string): Promise<void> {
		this.announce(text);
		await this.pause(readingMs(text));
	}

	async pause(ms: number): Promise<void> {
		await this.page.waitForTimeout(ms);
	}

	/** Ends the recording and writes the film; returns its length in seconds. Leaves the page. */
	async end(film: string): Promise<number> {
		await this.session.send('Page.stopScreencast');
		const endMs = Date.now();
		const startMs = this.shots[0]?.atMs;
		const size = this.page.viewportSize();
		if (startMs === undefined || size === null) throw new Error('The page sent no picture');
		this.list('shots.txt', this.shots, startMs, endMs);
		this.list('captions.txt', await this.drawCaptions(size.width), startMs, endMs);
		// Chromium compresses with all brightness levels, films are expected to have fewer.
		const usual = 'out_range=tv,format=yuv420p,setsar=1';
		const fps = `fps=${1000 / stepMs}`;
		await runCommand({
			program: this.ffmpeg,
			args: [
				...['-y', '-f', 'concat', '-safe', '0', '-i', 'shots.txt', '-f', 'concat', '-safe', '0', '-i', 'captions.txt'],
				'-filter_complex',
				`[0]${fps},scale=${size.width}:${size.height}:${usual}[page];[1]${fps},scale=${size.width}:${stripHeight}:${usual}[strip];[page][strip]vstack`,
				...['-movflags', '+faststart', film],
			],
			cwd: this.folder,
			logFile: `${film}.log`,
		});
		rmSync(this.folder, { recursive: true });
		return (endMs - startMs) / 1000;
	}

	private keep(picture: Buffer, atMs: number): void {
		const file = `${String(this.shots.length).padStart(6, '0')}.jpg`;
		writeFileSync(join(this.folder, file), picture);
		this.shots.push({ file, atMs });
	}

	/** What ffmpeg shows how long. Chromium sends a picture when something changes: each stays until the next. */
	private list(name: string, pictures: Picture[], startMs: number, endMs: number): void {
		const stepOf = (atMs: number) => Math.max(0, Math.round((atMs - startMs) / stepMs));
		// Of the pictures of one step, the last one stays.
		const bySteps = [...new Map(pictures.map(({ file, atMs }) => [stepOf(atMs), file]))].sort(([a], [b]) => a - b);
		const lines = bySteps.map(([step, file], index) => {
			const from = index === 0 ? 0 : step;
			const until = bySteps[index + 1]?.[0] ?? stepOf(endMs);
			return `file '${file}'\nduration ${(((until - from) * stepMs) / 1000).toFixed(3)}\n`;
		});
		// Without a repetition, ffmpeg shows the last one for a moment only.
		const [, last] = bySteps.at(-1) ?? [];
		writeFileSync(join(this.folder, name), [...lines, `file '${last}'\n`].join(''));
	}

	/** A picture of each caption, drawn by the browser: it has the fonts. */
	private async drawCaptions(width: number): Promise<Picture[]> {
		await this.page.goto('about:blank');
		await this.page.setViewportSize({ width, height: stripHeight });
		const pictures: Picture[] = [];
		for (const { text, atMs } of this.captions) {
			await this.page.evaluate(`(() => {
				document.body.style.cssText = 'margin:0;height:100vh;display:flex;align-items:center;justify-content:center;' +
					'background:#101330;color:#fff;font:600 21px/1.3 sans-serif;text-align:center;padding:0 24px';
				document.body.textContent = ${JSON.stringify(text)};
			})()`);
			const file = `caption-${pictures.length}.png`;
			await this.page.screenshot({ path: join(this.folder, file) });
			pictures.push({ file, atMs });
		}
		return pictures;
	}
}

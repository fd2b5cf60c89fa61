import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { runCommand } from '../../../scripts/start/command';
import { systemProgram } from '../systemPackages';

/** Long enough to read a caption twice. */
const captionMs = 4_000;

/** Records a page as a film in real time, without cuts, and shows captions on it. */
export class Recorder {
	private readonly shots: Array<{ file: string; atMs: number }> = [];

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
		session.on('Page.screencastFrame', ({ data, sessionId }) => {
			recorder.keep(Buffer.from(data, 'base64'));
			// The page may have gone in the meantime: then there is nothing more to record.
			session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
		});
		await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
		return recorder;
	}

	/** Shows a caption at the bottom until the next one, and waits until it has been read. */
	async caption(text: string): Promise<void> {
		await this.page.evaluate(`(() => {
			const bar = document.getElementById('video-caption') ?? document.body.appendChild(document.createElement('div'));
			bar.id = 'video-caption';
			bar.style.cssText = 'position:fixed;z-index:99999;left:0;right:0;bottom:0;padding:16px 32px;pointer-events:none;' +
				'background:#101330e6;color:#fff;font:600 22px/1.4 sans-serif;text-align:center';
			bar.textContent = ${JSON.stringify(text)};
		})()`);
		await this.pause(captionMs);
	}

	async pause(ms: number): Promise<void> {
		await this.page.waitForTimeout(ms);
	}

	/** Ends the recording and writes the film; returns its length in seconds. */
	async end(film: string): Promise<number> {
		await this.session.send('Page.stopScreencast');
		const endMs = Date.now();
		const first = this.shots[0];
		if (first === undefined) throw new Error('The page sent no picture');
		// Chromium sends a picture when something changes: each stays until the next.
		const lines = this.shots.map(({ file, atMs }, index) => {
			const untilMs = this.shots[index + 1]?.atMs ?? endMs;
			return `file '${file}'\nduration ${((untilMs - atMs) / 1000).toFixed(3)}\n`;
		});
		writeFileSync(join(this.folder, 'shots.txt'), lines.join(''));
		await runCommand({
			program: systemProgram('ffmpeg'),
			args: [
				...['-y', '-f', 'concat', '-safe', '0', '-i', 'shots.txt'],
				...['-vf', 'fps=15,scale=trunc(iw/2)*2:trunc(ih/2)*2', '-pix_fmt', 'yuv420p', '-movflags', '+faststart', film],
			],
			cwd: this.folder,
			logFile: join(this.folder, 'ffmpeg.log'),
		});
		return (endMs - first.atMs) / 1000;
	}

	private keep(picture: Buffer): void {
		const file = `${String(this.shots.length).padStart(6, '0')}.jpg`;
		writeFileSync(join(this.folder, file), picture);
		this.shots.push({ file, atMs: Date.now() });
	}
}

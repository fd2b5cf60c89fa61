import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Reply } from './http';

const folder = join(__dirname, 'page');

/** Only what this server serves itself; nothing of it may be shown inside another page. */
const policy = [
	...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
	...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

const common = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** The document of the page. */
export function pageReply(): Reply {
	return {
		status: 200,
		headers: { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
		body: readFileSync(join(folder, 'index.html'), 'utf8'),
	};
}

/** Script and style of the page, bundled from its sources and its libraries at the first request. */
export class PageFiles {
	private bundled: Promise<{ script: string; style: string }> | undefined;

	async script(): Promise<Reply> {
		return file('text/javascript', (await this.bundle()).script);
	}

	async style(): Promise<Reply> {
		return file('text/css', (await this.bundle()).style);
	}

	private async bundle(): Promise<{ script: string; style: string }> {
		return await (this.bundled ??= bundlePage());
	}
}

async function bundlePage(): Promise<{ script: string; style: string }> {
	// Not needed by anybody who uses the sandbox without its page.
	const { buildSync, stop } = await import('esbuild');
	const { outputFiles } = buildSync({
		entryPoints: [join(folder, 'main.tsx')],
		...{ bundle: true, minify: true, write: false, outdir: folder, format: 'esm', target: 'es2022', charset: 'utf8' },
		...{ jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'inline', logLevel: 'silent' },
	});
	// Its process would stay until this one ends; nothing else is built here.
	await stop();
	const content = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
	return { script: content('.js'), style: content('.css') };
}

function file(type: string, body: string): Reply {
	return { status: 200, headers: { ...common, 'content-type': `${type}; charset=utf-8` }, body };
}

import type { Page } from 'playwright-core';

/** Exceptions of n8n's own components while one workflow replaces another. */
const ownNoise = /inject\w+Store\(\) was accessed without an active workflow/;

/** Requests for our nodes: their icons and files, the entries of dropdowns, and credential tests. */
const ours = /n8n-nodes-campaign-bridge|\/rest\/(dynamic-node-parameters|node-types|credentials)/;

/**
 * Collects the errors of the page: exceptions, errors in the console, and failed requests for our nodes. Requests that n8n
 * makes for itself, for example to the internet, do not count.
 */
export class PageErrors {
	private found: string[] = [];

	constructor(page: Page) {
		page.on('pageerror', (error) => this.note(`${error.name}: ${error.message}`));
		page.on('console', (message) => {
			const { url } = message.location();
			const isRequest = message.text().startsWith('Failed to load resource');
			if (message.type() === 'error' && !isRequest) this.note(`${message.text()} (${url})`);
		});
		page.on('response', (response) => {
			const url = response.url();
			if (response.status() >= 400 && ours.test(url)) this.note(`${response.status()} for ${url}`);
		});
	}

	/** The errors since the last call. */
	take(): string[] {
		return this.found.splice(0);
	}

	private note(text: string): void {
		if (!ownNoise.test(text)) this.found.push(text.slice(0, 300));
	}
}

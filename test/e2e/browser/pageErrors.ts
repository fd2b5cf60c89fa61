import type { Page } from 'playwright-core';

/** Exceptions of n8n's own components, in the moment in which one workflow replaces another. */
const ownNoise = /inject\w+Store\(\) was accessed without an active workflow/;

/** Requests that serve our nodes: their icons and files, what a dropdown reads, and the test of a credential. */
const ours = /n8n-nodes-campaign-bridge|\/rest\/(dynamic-node-parameters|node-types|credentials)/;

/**
 * Collects what goes wrong in the page: exceptions, errors in the console, and unsuccessful requests for something of
 * ours. What n8n asks for itself, such as a page of the internet, is its own business.
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

	/** What came since the last call. */
	take(): string[] {
		return this.found.splice(0);
	}

	private note(text: string): void {
		if (!ownNoise.test(text)) this.found.push(text.slice(0, 300));
	}
}

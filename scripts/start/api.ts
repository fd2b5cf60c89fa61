import { object, text } from './json';

export class ApiError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
		this.name = 'ApiError';
	}
}

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** The API that n8n's editor uses: with a session cookie, and the content of every response under `data`. */
export class N8nApi {
	private cookie = '';

	constructor(readonly url: string) {}

	async get(path: string): Promise<unknown> {
		return await this.call('GET', path);
	}

	/** Gets what n8n serves without the `data` wrapper, such as the lists of types under `/types`. */
	async getWhole(path: string): Promise<unknown> {
		return await this.request('GET', path);
	}

	async post(path: string, body: unknown): Promise<unknown> {
		return await this.call('POST', path, body);
	}

	async patch(path: string, body: unknown): Promise<unknown> {
		return await this.call('PATCH', path, body);
	}

	/** Creates the owner in a new n8n, or signs in to one that is already set up. */
	async signIn(owner: Owner): Promise<void> {
		const settings = object(await this.get('/rest/settings'));
		const fresh = object(settings['userManagement'])['showSetupOnFirstLoad'] === true;
		if (fresh) await this.post('/rest/owner/setup', owner);
		else await this.post('/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		return object(await this.request(method, path, body))['data'];
	}

	private async request(method: string, path: string, body?: unknown): Promise<unknown> {
		// No `browser-id` header: n8n checks it only for sessions that were opened with one.
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const issued = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (issued) this.cookie = issued.split(';')[0] ?? '';
		const content = parse(await response.text());
		if (!response.ok) {
			const reason = text(object(content)['message']) || response.statusText;
			throw new ApiError(`n8n refused ${method} ${path} (${response.status}): ${reason}`, response.status);
		}
		return content;
	}
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

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

/** The editor's own API: a session cookie, and every answer's content under `data`. */
export class N8nApi {
	private cookie = '';

	constructor(readonly url: string) {}

	async get(path: string): Promise<unknown> {
		return await this.call('GET', path);
	}

	/** What n8n serves without that wrapping, such as the lists of types under `/types`. */
	async getWhole(path: string): Promise<unknown> {
		return await this.answer('GET', path);
	}

	async post(path: string, body: unknown): Promise<unknown> {
		return await this.call('POST', path, body);
	}

	async patch(path: string, body: unknown): Promise<unknown> {
		return await this.call('PATCH', path, body);
	}

	/** Creates the owner on a fresh n8n, logs in on one that has been set up. */
	async signIn(owner: Owner): Promise<void> {
		const settings = object(await this.get('/rest/settings'));
		const fresh = object(settings['userManagement'])['showSetupOnFirstLoad'] === true;
		if (fresh) await this.post('/rest/owner/setup', owner);
		else await this.post('/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		return object(await this.answer(method, path, body))['data'];
	}

	private async answer(method: string, path: string, body?: unknown): Promise<unknown> {
		// No `browser-id` header: n8n compares it only for sessions that were opened with one.
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const issued = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (issued) this.cookie = issued.split(';')[0] ?? '';
		const answer = parse(await response.text());
		if (!response.ok) {
			const reason = text(object(answer)['message']) || response.statusText;
			throw new ApiError(`n8n refused ${method} ${path} (${response.status}): ${reason}`, response.status);
		}
		return answer;
	}
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

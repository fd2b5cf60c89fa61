import { demo } from '../../sandbox/demo';

export async function requestToken(url: string, changes: Record<string, string> = {}): Promise<Response> {
	return await fetch(`${url}/ims/token/v3`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: demo.ims.clientId,
			client_secret: demo.ims.clientSecret,
			scope: demo.ims.scopes,
			...changes,
		}),
	});
}

/** An access token of the demo account. */
export async function accessToken(url: string): Promise<string> {
	const answer: unknown = await (await requestToken(url)).json();
	if (typeof answer === 'object' && answer && 'access_token' in answer) return String(answer.access_token);
	throw new Error('no access token');
}

import type { BearerTokens } from '../bearerTokens';
import { demo } from '../demo';
import { bearer, header, json, type Call, type Reply } from '../http';

/** The parts of `/<organization>/campaign/<API>/<event>[/<key>]`, decoded. */
export interface Address {
	organization: string;
	api: string;
	eventId: string;
	key?: string;
}

/** Splits before decoding, because keys may contain an encoded slash. Returns undefined for any other path. */
export function readAddress(path: string): Address | undefined {
	const [empty, organization, campaign, api, eventId, key, ...rest] = path.split('/');
	if (empty !== '' || campaign !== 'campaign' || rest.length > 0) return undefined;
	if (!organization || !api || !eventId) return undefined;
	try {
		return {
			organization: decodeURIComponent(organization),
			api: decodeURIComponent(api),
			eventId: decodeURIComponent(eventId),
			...(key ? { key: decodeURIComponent(key) } : {}),
		};
	} catch {
		return undefined;
	}
}

/** The refusal of mc.adobe.io before the instance receives the call; undefined if it accepts the call. */
export function refuse(call: Call, organization: string, tokens: BearerTokens): Reply | undefined {
	const key = header(call, 'x-api-key');
	if (!key) return json(403, { error_code: '403000', message: 'Api Key is required' });
	if (key !== demo.ims.clientId) return json(403, { error_code: '403003', message: 'Api Key is invalid' });
	const token = bearer(call);
	if (token === undefined) return json(403, { error_code: '403010', message: 'Oauth token is missing' });
	if (!tokens.isValid(token)) {
		return json(401, { error_code: '401013', message: 'Oauth token is not valid' });
	}
	const { unknown, foreign, withoutCname } = demo.campaignStandard.refused;
	if (organization === foreign) return json(403, { error_code: '403023', message: 'Profile is not valid' });
	if (organization === withoutCname) return json(502, oops(502));
	if (organization === unknown || !/^[a-z0-9][a-z0-9-]*$/i.test(organization)) return json(500, oops(500));
	return undefined;
}

function oops(code: number): object {
	return { code, message: 'Oops. Something went wrong. Check your URI and try again.' };
}

/** The name of an organization's API: stage tenants use the API of their production tenant. */
export function apiOf(organization: string): string {
	const { stageOrganization, stageApi } = demo.campaignStandard;
	return organization === stageOrganization ? stageApi : `mc${organization}`;
}

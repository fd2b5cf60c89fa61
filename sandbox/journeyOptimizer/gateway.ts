import type { BearerTokens } from '../bearerTokens';
import { demo } from '../demo';
import { bearer, header, type Call, type Reply } from '../http';
import type { JourneyOptimizerControls } from './controls';
import { gatewayReply } from './problem';

/**
 * What Adobe's gateway checks before the service receives the call: token, API key, organization, entitlement
 * (Experience Platform documentation, "Troubleshooting guide").
 */
export function refuseAtGateway(
	call: Call,
	tokens: BearerTokens,
	controls: JourneyOptimizerControls,
): Reply | undefined {
	const token = bearer(call);
	if (token === undefined) return gatewayReply(403, '403010', 'Oauth token is missing.');
	if (!tokens.isValid(token)) return gatewayReply(401, '401013', 'Oauth token is not valid');
	const apiKey = header(call, 'x-api-key');
	if (!apiKey) return gatewayReply(403, '403000', 'Api Key is required');
	if (apiKey !== demo.ims.clientId) return gatewayReply(403, '403003', 'Api Key is invalid');
	const organization = header(call, 'x-gw-ims-org-id');
	if (!organization) return gatewayReply(400, '400003', 'Header x-gw-ims-org-id is missing');
	if (organization !== demo.ims.organizationId) {
		return gatewayReply(403, '403027', 'User region is missing');
	}
	if (controls.noProductProfile) return gatewayReply(403, '403025', 'Profile is not valid');
	return undefined;
}

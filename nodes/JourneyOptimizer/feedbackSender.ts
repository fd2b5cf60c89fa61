import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { field, keyField } from '../shared/contract/credential';
import { headerOf } from '../shared/webhook/delivery';
import { isJwt, isJwtAlgorithm } from './wire/jwt';
import { isSecret } from './wire/secret';

/**
 * Whether a call comes from the Journey Optimizer whose webhook was set up with the credential: by its secret header, or
 * by a JSON Web Token that is signed with its key. Without a credential nobody can be told from anybody else.
 */
export async function isFromJourneyOptimizer(context: IWebhookFunctions): Promise<boolean> {
	const credential: IDataObject = await context
		.getCredentials<IDataObject>('journeyOptimizerFeedbackApi')
		.catch((): IDataObject => ({}));
	if (field(credential, 'authentication') === 'jwt') return hasToken(context, credential);
	const name = keyField(credential, 'headerName');
	return isSecret(headerOf(context, name), keyField(credential, 'headerValue'));
}

function hasToken(context: IWebhookFunctions, credential: IDataObject): boolean {
	const algorithm = field(credential, 'jwtAlgorithm');
	if (!isJwtAlgorithm(algorithm)) return false;
	const token = headerOf(context, 'authorization')?.replace(/^Bearer +/i, '');
	const rules = {
		algorithm,
		key: keyField(credential, algorithm.startsWith('HS') ? 'jwtSecret' : 'jwtPublicKey'),
		issuer: keyField(credential, 'jwtIssuer'),
		audience: keyField(credential, 'jwtAudience'),
		needsExpiry: credential.jwtRequireExpiry !== false,
	};
	return isJwt(token, rules, Date.now());
}

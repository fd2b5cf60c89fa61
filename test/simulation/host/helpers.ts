import { NodeApiError, type ICredentialDataDecryptedObject, type INode, type JsonObject } from 'n8n-workflow';
import type { Network, Origin } from '../network/network';
import { isObject } from '../platforms/platform';
import type { NodeCredential } from './credentials';
import type { KeyRows } from './keyRows';

type Helper = (this: unknown, ...given: unknown[]) => Promise<unknown>;

/** `this.helpers` of a node. */
export interface Helpers {
	httpRequest: Helper;
	httpRequestWithAuthentication: Helper;
	checkProcessedAndRecord: Helper;
	removeProcessed: Helper;
}

/**
 * n8n's HTTP helpers over the simulated network: sign in where the token is blank, sign, send, and after a thrown 401
 * all of it once more (n8n-core, `httpRequestWithAuthentication`).
 */
export function helpersOf(
	network: Network,
	origin: Origin,
	credential: NodeCredential | undefined,
	node: INode,
	rows: KeyRows,
): Helpers {
	const signInRequest = async (options: unknown): Promise<unknown> =>
		await network.request(options, { ...origin, signIn: true });
	const httpRequest: Helper = async (options) => await network.request(options, origin);

	const httpRequestWithAuthentication: Helper = async function (type, given, more) {
		const options = { ...(isObject(given) ? given : {}), abortSignal: cancelSignalOf(this) };
		const fields: unknown = isObject(more) ? Reflect.get(Object(more.credentialsDecrypted), 'data') : undefined;
		if (!credential || credential.type.name !== type) {
			throw apiError(origin, node, new Error(`Node does not have any credentials of type "${String(type)}" set`));
		}
		// What a node passes on is the very object that n8n fills in (F14).
		const data = isData(fields) ? fields : await credential.read();
		const once = async (expired: boolean): Promise<unknown> => {
			await credential.preAuthenticate(data, expired, signInRequest);
			return await network.request(await credential.authenticate(data, options), origin);
		};
		try {
			return await once(false);
		} catch (error) {
			if (statusOf(error) !== 401) throw apiError(origin, node, error);
			try {
				return await once(true);
			} catch (second) {
				throw apiError(origin, node, second);
			}
		}
	};
	const checkProcessedAndRecord: Helper = async (items, _scope, options) => {
		const most = isObject(options) ? Number(options.maxEntries) : NaN;
		return await rows.record(origin.process, node.id, textsOf(items), most);
	};
	const removeProcessed: Helper = async (items) => await rows.remove(origin.process, node.id, textsOf(items));
	return { httpRequest, httpRequestWithAuthentication, checkProcessedAndRecord, removeProcessed };
}

function textsOf(items: unknown): string[] {
	return Array.isArray(items) ? items.map(String) : [];
}

/** n8n's own wrapping (F5); n8n 1 loses the cause on the way. */
function apiError(origin: Origin, node: INode, cause: unknown): Error {
	const error = new NodeApiError(node, isJson(cause) ? cause : { message: String(cause) });
	if (origin.process.major === 1) Object.defineProperty(error, 'cause', { value: undefined });
	return error;
}

function isData(value: unknown): value is ICredentialDataDecryptedObject {
	return isObject(value);
}

/** n8n declares errors of its library as JSON. */
function isJson(value: unknown): value is JsonObject {
	return isObject(value);
}

function statusOf(error: unknown): unknown {
	return error instanceof Error && 'response' in error && isObject(error.response) ? error.response.status : undefined;
}

function cancelSignalOf(context: unknown): unknown {
	const get: unknown =
		typeof context === 'object' && context !== null ? Reflect.get(context, 'getExecutionCancelSignal') : undefined;
	return typeof get === 'function' ? Reflect.apply(get, context, []) : undefined;
}

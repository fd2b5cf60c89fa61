import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialTestRequestData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { credentialStore, make, type GraphOptions } from './graph';

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

const noOp = 'n8n-nodes-base.noOp';

/** What the editor's Test button does: a node whose only property carries the credential's test request, then the rules. */
export async function credentialTest(
	options: Pick<GraphOptions, 'loader' | 'credentials'> & { type: string },
): Promise<CredentialTestResult> {
	const { loader, type } = options;
	const store = credentialStore(options);
	const { test } = loader.getCredential(type).type;
	if (test === undefined) return { status: 'Error', message: 'No testing function found for this credential.' };

	const nodeType = noOpWith(type, test);
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const node = { ...make('Temp-Node', noOp), credentials: { [type]: { id: type, name: type } } };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		// The copy in the workflow has its parameters filled in, by which n8n knows that this is a test.
		workflow.getNode(node.name) ?? node,
		additionalData({ credentialsHelper: store }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const data = store.withDefaults(type, store.stored(type));
	await workflow.expression.acquireIsolate();
	try {
		const output = await new RoutingNode(context, nodeType, { id: type, name: type, type, data }).runNode();
		return verdictOnBody(test, output?.[0]?.[0]?.json ?? {});
	} catch (error) {
		return verdictOnError(test, error);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function noOpWith(credential: string, { request }: ICredentialTestRequestData['testRequest']): INodeType {
	return {
		description: {
			name: noOp,
			displayName: 'No Operation',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credential, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } }],
		},
	};
}

function verdictOnBody({ rules = [] }: ICredentialTestRequestData['testRequest'], body: object): CredentialTestResult {
	for (const { type, properties } of rules) {
		if (type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function verdictOnError(
	{ rules = [] }: ICredentialTestRequestData['testRequest'],
	error: unknown,
): CredentialTestResult {
	const { message, cause } = error as Error & {
		cause?: { code?: string; response?: { status: number; statusText?: string } };
	};
	const { response } = cause ?? {};
	if (response === undefined) return { status: 'Error', message: cause?.code ?? message };
	for (const { type, properties } of rules) {
		if (type === 'responseCode' && properties.value === response.status)
			return { status: 'Error', message: properties.message };
	}
	if (response.status >= 199 && response.status <= 299) return { status: 'Error', message };
	return { status: 'Error', message: response.statusText || `Received HTTP status code: ${response.status}` };
}

/** A dotted path, as in a rule's `key`. */
function valueAt(body: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], body);
}

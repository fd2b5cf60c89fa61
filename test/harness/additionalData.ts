import { Container } from '@n8n/di';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import type { ICredentialsHelper, INodeParameters, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

// The expression proxy parses these: they must be valid, nothing listens there.
const base = 'http://localhost:5678/';

export interface AdditionalDataOptions {
	credentialsHelper: ICredentialsHelper;
	hooks?: ExecutionLifecycleHooks;
	currentNodeParameters?: INodeParameters;
}

/** What the application hands to every execution, as far as nodes get to see it. */
export function additionalData(options: AdditionalDataOptions): IWorkflowExecuteAdditionalData {
	const data = {
		...options,
		restApiUrl: `${base}rest`,
		instanceBaseUrl: base,
		formBaseUrl: `${base}form`,
		formWaitingBaseUrl: `${base}form-waiting`,
		formTestBaseUrl: `${base}form-test`,
		webhookBaseUrl: `${base}webhook`,
		webhookWaitingBaseUrl: `${base}webhook-waiting`,
		webhookTestBaseUrl: `${base}webhook-test`,
		mcpBaseUrl: `${base}mcp`,
		mcpTestBaseUrl: `${base}mcp-test`,
		executionId: '1',
		variables: {},
		currentNodeExecutionIndex: 0,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
	};
	// Left out: sub-workflows, task runners and agents, which no node of ours may use. Touching them fails the test.
	return data as unknown as IWorkflowExecuteAdditionalData;
}

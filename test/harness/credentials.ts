import { Credentials, getAdditionalKeys, type PackageDirectoryLoader } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { authenticateGeneric } from './authenticate';
import { logOnContext, storedAfterLogOn } from './logOn';

type Data = ICredentialDataDecryptedObject;

/**
 * n8n's credential handling over an object in memory: the same decisions as in the application, without database,
 * encryption, overwrites and external secrets. One credential per type. Share one store between runs to play the
 * queue workers that share a token.
 */
export class CredentialStore extends ICredentialsHelper {
	/** What tests assert: reads from the "database", writes to it, and runs of `preAuthentication`. */
	readonly counts = { decryptions: 0, updates: 0, logOns: 0 };

	private readonly data = new Map<string, Data>();

	constructor(
		private readonly loader: PackageDirectoryLoader,
		stored: Record<string, Data>,
		/** A further field of every credential, so that equal values of two tests are different accounts. */
		private readonly accountOfTest: Data = {},
	) {
		super();
		for (const [type, data] of Object.entries(stored)) this.data.set(type, structuredClone(data));
	}

	/** A copy of what is stored now. */
	stored(type: string): Data {
		const data = this.data.get(type);
		if (data === undefined) throw new Error(`Credential of type "${type}" is not in the store`);
		return structuredClone(data);
	}

	/** What a user does who edits the credential. */
	change(type: string, changes: Data): void {
		this.data.set(type, { ...this.stored(type), ...changes });
	}

	types(): string[] {
		return [...this.data.keys()];
	}

	getParentTypes(name: string): string[] {
		return this.type(name).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return [...this.type(type).properties, ...domainRestriction];
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_credential: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		this.counts.decryptions++;
		await aDatabaseRead();
		const stored = this.stored(type);
		if (raw) return stored;
		const data = { ...this.withDefaults(type, stored), ...this.accountOfTest };
		if (resolve === undefined) return data;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolve;
		return workflow.expression.getParameterValue(
			data as INodeParameters,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			data,
		) as Data;
	}

	/** Fields that the credential type does not declare, or does not display with these values, are left out: as in n8n. */
	withDefaults(type: string, data: Data): Data {
		const properties = this.getCredentialsProperties(type);
		return NodeHelpers.getNodeParameters(properties, data as INodeParameters, true, false, null, null) as Data;
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		incoming: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const request = incoming as IHttpRequestOptions;
		const { authenticate } = this.type(typeName);
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (workflow === undefined || node === undefined)
			throw new Error('A declarative authenticate needs workflow and node');
		return authenticateGeneric(authenticate, credentials, request, workflow, node);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		expired: boolean,
	): Promise<Data | undefined> {
		const type = this.type(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;
		// n8n means to do this for every Test as well, but the condition never holds in the running application (2.41.1).
		if (credentials[expirable.name] !== '' && !expired) return undefined;

		this.counts.logOns++;
		const output = (await type.preAuthentication.call(logOnContext(helpers, credentials), credentials)) as Data;
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		const details = node.credentials[typeName];
		if (details === undefined) throw new Error(`The node has no credential of type "${typeName}"`);
		const kept = storedAfterLogOn(this.stored(typeName), credentials, output, expirable.name);
		await this.updateCredentials(details, typeName, kept);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
	): Promise<Data | undefined> {
		return (await this.type(typeName).preAuthentication?.call(logOnContext(helpers, credentials), credentials)) as
			Data | undefined;
	}

	async getCredentials({ id, name }: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const credentials = new Credentials({ id, name }, type);
		await credentials.setData(this.stored(type));
		return credentials;
	}

	async updateCredentials(_credential: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		this.counts.updates++;
		await aDatabaseRead();
		// n8n 1 stores a credential as it was used, with the field that the tests add.
		const own = Object.entries(data).filter(([name]) => !Object.hasOwn(this.accountOfTest, name));
		this.data.set(type, structuredClone(Object.fromEntries(own)));
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('No credential of this package uses OAuth2 of n8n');
	}

	private type(name: string): ICredentialType {
		return this.loader.getCredential(name).type;
	}
}

/** What n8n adds to the fields of every credential type that signs requests. */
const domainRestriction: INodeProperties[] = [
	{
		displayName: 'Allowed HTTP Request Domains',
		name: 'allowedHttpRequestDomains',
		type: 'options',
		options: ['all', 'domains', 'none'].map((value) => ({ name: value, value })),
		default: 'all',
	},
	{
		displayName: 'Allowed Domains',
		name: 'allowedDomains',
		type: 'string',
		default: '',
		displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
	},
];

/** Parallel calls must be able to overtake each other here, as they do with a real database. */
const aDatabaseRead = async () => await new Promise((resolve) => setImmediate(resolve));

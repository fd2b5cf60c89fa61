import type { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type IDataObject, type INodeType, type INodeTypes, type IVersionedNodeType } from 'n8n-workflow';

import { toolVariant } from './toolVariant';

/** The package's nodes under `<package>.<name>`, their tool variants under `<package>.<name>Tool`, and stubs under their own names. */
export class NodeTypes implements INodeTypes {
	constructor(
		readonly loader: PackageDirectoryLoader,
		private readonly stubs: Record<string, INodeType> = {},
	) {}

	getByName(type: string): INodeType | IVersionedNodeType {
		const stub = this.stubs[type];
		if (stub !== undefined) return stub;
		const name = type.startsWith(`${this.loader.packageName}.`) ? type.slice(this.loader.packageName.length + 1) : type;
		if (name.endsWith('Tool') && !(name in this.loader.nodeTypes)) {
			const { type: original } = this.loader.getNode(name.slice(0, -'Tool'.length));
			return toolVariant(NodeHelpers.getVersionedNodeType(original));
		}
		return this.loader.getNode(name).type;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}

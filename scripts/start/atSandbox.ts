import { object } from './json';
import type { Json } from './json';

/** Experience Platform is the one platform whose address is a parameter of a node and no part of a credential. */
const inletHost = 'https://dcs.adobedc.net';

/** The workflow with the sandbox in place of the host that inlets live on. */
export function atSandbox(workflow: Json, sandboxUrl: string): Json {
	return object(JSON.parse(JSON.stringify(workflow).replaceAll(inletHost, sandboxUrl)));
}

import { object } from './json';
import type { Json } from './json';

/** Experience Platform is the only platform whose address is a node parameter, not part of a credential. */
const inletHost = 'https://dcs.adobedc.net';

/** Returns the workflow with the sandbox as the host of its inlets. */
export function atSandbox(workflow: Json, sandboxUrl: string): Json {
	return object(JSON.parse(JSON.stringify(workflow).replaceAll(inletHost, sandboxUrl)));
}

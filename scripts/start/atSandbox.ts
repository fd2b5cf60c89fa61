import { object } from './json';
import type { Json } from './json';

/** Inlets and the keys of I/O Events have addresses in node parameters; those of all others are part of a credential. */
const inletHost = 'https://dcs.adobedc.net';

/** The sandbox's usual address, to which notes link. */
const usualSandbox = 'http://127.0.0.1:8484';

const adobeKeys = '"environment":"production","keysUrl":"https://static.adobeioevents.com"';

/** Returns the workflow with the sandbox as the host of its inlets, and of the keys that events are checked with. */
export function atSandbox(workflow: Json, sandboxUrl: string): Json {
	const text = JSON.stringify(workflow)
		.replaceAll(usualSandbox, sandboxUrl)
		.replaceAll(inletHost, sandboxUrl)
		.replaceAll(adobeKeys, `"environment":"custom","keysUrl":${JSON.stringify(sandboxUrl)}`);
	return object(JSON.parse(text));
}

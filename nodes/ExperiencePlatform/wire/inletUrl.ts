import { ItemRefused } from '../../shared/contract/outcome';
import { webUrlIn } from '../../shared/text/url';

/** How messages travel: one a call, or many. */
export type SendMode = 'single' | 'batched';

const inletPath = /\/collection\/(?:batch\/)?(?!batch\/?$)[^/]+\/?$/;
const inletTodo =
	'Copy the streaming endpoint that the source connection shows: https://dcs.adobedc.net/collection/ followed by 64 letters and digits.';
const localHosts = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address to call for an inlet URL, which is taken as it is: its host is not documented for every region. Batches
 * go to the same address with `/batch` in it (adobe/experience-platform-streaming-connect derives it in this way).
 *
 * @param syncValidation asks the inlet to validate at once; the batch endpoint cannot do that (Experience
 *   Platform documentation, "Streaming ingestion validation")
 * @throws ItemRefused where it is not the address of an inlet
 */
export function callUrl(inletUrl: string, mode: SendMode, syncValidation: boolean): string {
	if (inletUrl === '') {
		throw new ItemRefused({ message: "'Inlet URL' is empty", todo: inletTodo, details: { parameter: 'Inlet URL' } });
	}
	const url = webUrlIn(inletUrl);
	if (!url || !inletPath.test(url.pathname)) {
		throw new ItemRefused({
			message: `'Inlet URL' is not a valid inlet URL: ${inletUrl.slice(0, 200)}`,
			todo: inletTodo,
			details: { parameter: 'Inlet URL' },
		});
	}
	const single = inletUrl.replace('/collection/batch/', '/collection/');
	if (mode === 'batched') return single.replace('/collection/', '/collection/batch/');
	if (!syncValidation) return single;
	return `${single.split('#')[0] ?? ''}${url.search ? '&' : '?'}syncValidation=true`;
}

/**
 * The address without a request for synchronous validation, which is a parameter of its own here: in a batch it would be
 * refused or ignored, and twice it would say two things.
 */
export function withoutSyncValidation(inletUrl: string): string {
	const [address = '', ...fragment] = inletUrl.split('#');
	const [path = '', query] = address.split(/\?(.*)/s);
	if (query === undefined) return inletUrl;
	const kept = query.split('&').filter((part) => !/^(?:syncValidation|synchronousValidation)(?:=|$)/i.test(part));
	return [`${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}`, ...fragment].join('#');
}

/** Whether data would travel readable for everybody; sandboxes on this machine do no harm. */
export function isUnencrypted(url: string): boolean {
	return url.startsWith('http:') && !localHosts.test(new URL(url).hostname);
}

/** Whether an inlet URL names the data flow itself, as the URLs of webhook sources do. */
export function namesFlow(url: string): boolean {
	return new URL(url).searchParams.has('x-adobe-flow-id');
}

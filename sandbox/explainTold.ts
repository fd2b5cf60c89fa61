import type { Refusal } from './arrivals';
import type { Exchange, Told } from './exchanges';
import { refusalOf } from './refusal';
import { Secrets } from './secrets';

const longestReason = 300;
const lost = {
	cut: 'The response was cut off',
	closed: 'The connection was closed without a response',
	none: 'No response was sent',
};

/** What the page says about a call that was refused or whose response was lost; undefined about any other. */
export function explainTold(
	{ url, headers, body }: Exchange,
	{ delivery, reply, executed }: Told,
): Pick<Refusal, 'status' | 'reason'> | undefined {
	if (delivery !== 'complete') {
		return { reason: `${lost[delivery]}; the request was ${executed ? '' : 'not '}executed` };
	}
	const reason = reply && refusalOf(reply);
	if (reason === undefined) return undefined;
	// A fault may repeat the request with everything in it.
	const secrets = new Secrets([{ url, headers, body: body.toString() }]);
	return { status: reply?.status, reason: shorten(secrets.text(reason)) };
}

function shorten(text: string): string {
	return text.length <= longestReason ? text : `${text.slice(0, longestReason)}…`;
}

import { faultReply, SoapFault } from '../../../sandbox/campaign/answers';
import { plainText, type Reply } from '../../../sandbox/http';

/** A SOAP fault as Campaign shapes it. */
export function fault(faultString: string, detail = '', status = 200): Reply {
	return faultReply(new SoapFault('Server', faultString, detail), status);
}

/** What newer builds answer to an event they could not store. */
export const notStored = fault(
	"SOP-330011 Error while executing the method 'PushEvent' of service 'nms:rtEvent'.",
	"XTK-170036 Unable to parse expression '[@registrationToken]'",
);

/** An expired session, as plain text. */
export const sessionExpired = plainText(200, 'XSV-350008 Session has expired or is invalid. Please reconnect.');

/** A gateway's HTML page. */
export function page(status: number): Reply {
	return { status, headers: { 'content-type': 'text/html' }, body: `<html><body><h1>${status}</h1><br></body></html>` };
}

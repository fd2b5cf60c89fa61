import { header, plainText, type Call, type Reply } from '../http';

/** `GET /r/test`: reports that the server is up and from which address it is called; signing in is not required. */
export function redirectionTest(call: Call): Reply {
	const host = (header(call, 'host') ?? '').replace(/[^\w.:[\]-]/g, '');
	const body =
		`<redir status='OK' date='${campaignDate()}' build='9400' sha1='5a4db0c'` +
		` instance='sandbox' sourceIP='127.0.0.1' host='${host}' localHost='sandbox'/>`;
	return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

/** `ping.jsp`: reports that the application server is up. */
export function ping(): Reply {
	return plainText(200, `OK\n${campaignDate()}\n`);
}

/** `mcPing.jsp`: reports that Message Center is up, with the length of its queue and the threshold. */
export function messageCenterPing(): Reply {
	return plainText(200, `Ok\n${campaignDate()}\n0/400 pending events`);
}

function campaignDate(): string {
	return new Date().toISOString().replace('T', ' ');
}

import { createHmac } from 'node:crypto';
import type { Saying } from '../network/faults';
import { take, type World } from '../world';
import { emailOf, leadIdOf, markOfEmail, markOfLead } from './marks';
import { escaped, pause, xml, type Arrived, type Platform, type Reply, type Words } from './platform';

/** Marketo's SOAP API: `requestCampaign`, each call signed. */
export function marketoSoapPlatform(world: World): Platform {
	const signed = ({ body }: Arrived): boolean => {
		const text = (name: string): string => new RegExp(`<${name}>([^<]*)<`).exec(body)?.[1] ?? '';
		const signature = text('requestSignature');
		world.history.secrets.add(signature);
		return world.accounts.some(({ user, secret }) => {
			const content = text('requestTimestamp') + user;
			return text('mktowsUserId') === user && createHmac('sha1', secret).update(content).digest('hex') === signature;
		});
	};
	return {
		handle(request: Arrived): Reply {
			if (!signed(request)) return fault('20014', 'Authentication failed');
			const keys = keysOf(request);
			const bad = keys.find(({ mark }) => world.fates.get(mark) !== 'good');
			if (bad) {
				const { mark, type } = bad;
				const value = type === 'IDNUM' ? leadIdOf(mark) : emailOf(mark);
				return fault(
					'20103',
					world.style.namesGuilty ? `No lead found with ${type} = ${value} (20103)` : 'Lead not found',
				);
			}
			for (const { mark } of keys) take(world, request, mark);
			return xml(
				200,
				envelope('<ns1:successRequestCampaign><result><success>true</success></result></ns1:successRequestCampaign>'),
			);
		},
		say(what: Saying, request: Arrived, words: Words): Reply {
			signed(request);
			return says(what, { ...words, echo: escaped(words.echo) });
		},
		marks: (request) => keysOf(request).map(({ mark }) => mark),
	};
}

function keysOf({ body }: Arrived): Array<{ type: string; mark: string }> {
	const rows = body.matchAll(/<keyType>(\w+)<\/keyType><keyValue>([^<]*)<\/keyValue>/g);
	return [...rows].map(([, type = '', value]) => ({
		...{ type, mark: type === 'IDNUM' ? markOfLead(Number(value)) : markOfEmail(value) },
	}));
}

function says(what: Saying, words: Words): Reply {
	switch (what) {
		case 'busy':
			return fault('20023', `Rate limit exceeded ${words.echo}`, pause(words));
		case 'expired':
			return fault('20016', `Request expired ${words.echo}`);
		case 'denied':
			return fault('20013', `Access denied ${words.echo}`);
		case 'quota':
			return fault('20015', `Request limit exceeded ${words.echo}`);
		case 'refused':
			return fault('20102', `Input error ${words.echo}`);
		case 'strange':
			return fault('constructor', 'Not what anybody expects');
		case 'internal':
			return { status: 502, body: `<html><body>Bad gateway ${words.echo}</body></html>` };
	}
}

/** Faults come with HTTP 500. */
function fault(code: string, message: string, headers: Record<string, string> = {}): Reply {
	const exception =
		'<ns1:serviceException xmlns:ns1="http://www.marketo.com/mktows/"><name>mktServiceException</name>' +
		`<message>${message}</message><code>${code}</code></ns1:serviceException>`;
	const content = `<faultcode>SOAP-ENV:Client</faultcode><faultstring>${code} - refused</faultstring><detail>${exception}</detail>`;
	return xml(500, envelope(`<SOAP-ENV:Fault>${content}</SOAP-ENV:Fault>`), headers);
}

function envelope(content: string): string {
	const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
	const mktows = 'http://www.marketo.com/mktows/';
	return `<SOAP-ENV:Envelope xmlns:SOAP-ENV="${soap}" xmlns:ns1="${mktows}"><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}

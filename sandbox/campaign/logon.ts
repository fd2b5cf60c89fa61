import type { BearerTokens } from '../bearerTokens';
import { demo } from '../demo';
import { cookie, type Reply } from '../http';
import { methodResponse, PlainRefusal, scalar, xmlValue } from './answers';
import type { CampaignControls } from './controls';
import type { MethodRequest } from './method';
import type { Sessions } from './session';

/** Opening and closing sessions: `xtk:session` (Campaign documentation, "Web service calls"). */
export class Logon {
	constructor(
		private readonly controls: CampaignControls,
		private readonly sessions: Sessions,
		private readonly tokens: BearerTokens,
	) {}

	/** Parameters by position: login, password, further parameters. */
	withPassword(request: MethodRequest): Reply {
		const [login, password] = request.parameters;
		const isRight = login?.text === demo.campaign.login && password?.text === demo.campaign.password;
		return this.open(request, isRight);
	}

	/** Exchanges an IMS access token for a session. */
	withBearerToken(request: MethodRequest): Reply {
		const [token] = request.parameters;
		return this.open(request, token !== undefined && this.tokens.isValid(token.text.trim()));
	}

	logoff(request: MethodRequest): Reply {
		this.sessions.end(cookie(request.call, '__sessiontoken') ?? '');
		return methodResponse(request.schema, request.method, '');
	}

	private open({ schema, method }: MethodRequest, isRight: boolean): Reply {
		if (!isRight) {
			throw new PlainRefusal(403, 'XSV-350012 Invalid login or password. Connection denied.');
		}
		const { logon } = this.controls;
		const { sessionToken, securityToken } = this.sessions.create();
		const outputs = [
			scalar('pstrSessionToken', 'string', logon === 'noSessionToken' ? '' : sessionToken),
			xmlValue('pSessionInfo', this.sessionInfo()),
			scalar('pstrSecurityToken', 'string', logon === 'noSecurityToken' ? '' : securityToken),
		];
		return methodResponse(schema, method, outputs.join(''));
	}

	private sessionInfo(): string {
		const { sessionSeconds, logon } = this.controls;
		const date = new Date().toISOString().replace('T', ' ');
		const server =
			`<serverInfo buildNumber='9400' instanceName='sandbox' releaseName='7.4'` +
			` securityTimeOut='${sessionSeconds}' sessionTimeOut='${sessionSeconds}' serverDate='${date}'/>`;
		const user =
			`<userInfo login='${demo.campaign.login}' loginId='1059' timezone='Europe/Paris'>` +
			`<installed-package name='messageCenter' namespace='nms'/></userInfo>`;
		return `<sessionInfo>${server}${logon === 'noUserInfo' ? '' : user}</sessionInfo>`;
	}
}

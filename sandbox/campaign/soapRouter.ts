import { isUtf8 } from 'node:buffer';

import { contentType, header, plainText, type Call, type Reply } from '../http';
import { faultReply, PlainRefusal, SoapFault } from './answers';
import type { CampaignControls } from './controls';
import { parametersFault, readEnvelope, readSoapAction, type SoapAction } from './envelope';
import type { Method } from './method';
import type { Sessions } from './session';

// Adobe's own samples and client use all three.
const xmlTypes = ['text/xml', 'application/xml', 'application/soap+xml'];

/** The HTTP side of `soaprouter.jsp`: checks the headers, finds the method and signs the caller in. */
export class SoapRouter {
	constructor(
		private readonly controls: CampaignControls,
		private readonly sessions: Sessions,
		/** By `<schema>#<Method>`. */
		private readonly methods: ReadonlyMap<string, Method>,
	) {}

	/** The name of the method that a call requests, or `unknown`. */
	operation(call: Call): string {
		const action = readSoapAction(header(call, 'soapaction'));
		return action && this.methods.has(actionText(action)) ? action.method : 'unknown';
	}

	handle(call: Call): Reply {
		if (call.method !== 'POST') return plainText(405, 'Method Not Allowed');
		const { mediaType, charset } = contentType(call);
		if (!xmlTypes.includes(mediaType) || charset !== 'utf-8') {
			return plainText(415, 'Content-Type must be an XML type with charset=utf-8');
		}
		try {
			return this.run(call);
		} catch (error) {
			if (error instanceof SoapFault) return faultReply(error, this.controls.faultStatus);
			if (error instanceof PlainRefusal) return plainText(error.status, error.message);
			throw error;
		}
	}

	private run(call: Call): Reply {
		const action = readSoapAction(header(call, 'soapaction'));
		if (!action) {
			throw new SoapFault('Client', 'The SOAPAction header is missing or is not <schema>#<Method>.', '');
		}
		if (!isUtf8(call.body)) throw new SoapFault('Client', 'The message is not valid UTF-8.', '');
		const methodCall = readEnvelope(call.body.toString(), action);
		const method = this.methods.get(actionText(action));
		if (!method) {
			const text = `The method '${action.method}' is not defined in the service '${action.schema}'.`;
			throw new SoapFault('Server', `SOP-330006 ${text}`, '');
		}
		// Signing in comes first, so that a refused caller learns nothing about the parameters.
		const signedInBy = method.signedIn ? this.sessions.signIn(call, methodCall) : undefined;
		if (methodCall.parameters.length !== method.parameters) {
			const counts = `${method.parameters} expected, ${methodCall.parameters.length} found`;
			throw parametersFault(action, `SOP-330003 Wrong number of parameters: ${counts}.`, 'SOP-330007 ');
		}
		return method.run({ ...methodCall, call, signedInBy });
	}
}

function actionText({ schema, method }: SoapAction): string {
	return `${schema}#${method}`;
}

import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { elementFromJson, type XmlText } from '../../shared/xml/fromJson';
import { escapeText } from '../../shared/xml/text';
import { signalErrors } from '../errors';
import { soapRequest } from './envelope';
import { readSoap } from './response';

/** A signal to an *External signal* activity. */
export interface Signal {
	/** The workflow's internal name, or its ID. */
	workflowId: string;
	activity: string;
	/** The activity's transition; blank for the only one it has. */
	transition: string;
	/** The element `variables`. */
	variables: string;
	/** Whether the activity ends with this signal and takes no other. */
	complete: boolean;
}

/** An element has one level here: variables are attributes. */
const MOST_DEPTH = 1;

/**
 * Writes the variables of a workflow: one attribute each, of the element `variables` (Campaign documentation, "External
 * signal": `<variables customID="123456"/>`).
 *
 * @returns why they cannot be written: a name is not an XML name, or a value is a list or an object
 */
export function variablesElement(variables: Readonly<Record<string, unknown>>): XmlText | { why: string } {
	const attributes = Object.entries(variables).map(([name, value]) => [`@${name}`, value]);
	const written = elementFromJson('variables', Object.fromEntries(attributes), MOST_DEPTH);
	// The variables' own names have no @ before them.
	return 'why' in written ? { why: written.why.replaceAll('"@', '"') } : written;
}

/**
 * `xtk:workflow#PostEvent` (Campaign Classic documentation, "External signal": `PostEvent(sessionToken, workflowId, activity,
 * transition, parameters, complete)`). The names of the elements are those of its WSDL, as several public clients have them.
 */
export function signalRequest([signal]: Signal[], credential: CredentialFields): WireRequest {
	const { workflowId = '', activity = '', transition = '', variables = '', complete = false } = signal ?? {};
	const text = (name: string, value: string): string => `<urn:${name}>${escapeText(value)}</urn:${name}>`;
	const parameters = [
		text('strWorkflowId', workflowId),
		text('strActivity', activity),
		text('strTransition', transition),
		`<urn:elemParameters>${variables}</urn:elemParameters>`,
		text('bComplete', String(complete)),
	];
	return soapRequest(credential, 'xtk:workflow', 'PostEvent', parameters.join(''));
}

/**
 * What the response means. It has no content: that Campaign took the signal does not say that an activity was waiting for
 * it, because workflows run by themselves (acc-js-sdk documentation, "Workflow API").
 */
export function judgeSignal(response: WireResponse, signals: Signal[]): Judgement {
	const soap = readSoap(response, 'PostEvent', signalErrors);
	if (soap.kind !== 'response') return soap;
	return {
		kind: 'answered',
		outcomes: signals.map(({ workflowId, activity, transition }) => ({
			outcome: 'accepted',
			json: { accepted: true, workflowId, activity, ...(transition === '' ? {} : { transition }) },
		})),
	};
}

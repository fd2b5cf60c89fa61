import { SoapFault } from './answers';
import { parseXml, XmlError, type XmlElement } from '../xmlTree';

const soapUri = 'http://schemas.xmlsoap.org/soap/envelope/';
const tokenNames = ['sessiontoken', '__sessiontoken'];

/** The content of `SOAPAction`: `<schema>#<Method>`. */
export interface SoapAction {
	schema: string;
	method: string;
}

/** A method call as Campaign reads it: the session token, then parameters by position. */
export interface MethodCall extends SoapAction {
	sessionToken: string;
	parameters: XmlElement[];
}

/** Reads `SOAPAction`, with or without the quotes that SOAP 1.1 requires; both forms are in use. */
export function readSoapAction(value: string | undefined): SoapAction | undefined {
	const match = /^("?)([a-z]+:\w+)#(\w+)\1$/i.exec(value?.trim() ?? '');
	if (!match) return undefined;
	const [, , schema = '', method = ''] = match;
	return { schema, method };
}

/** The fault for a call whose parameters could not be read or whose sender was refused. */
export function parametersFault({ schema, method }: SoapAction, detail: string, code = ''): SoapFault {
	const faultString = `${code}Error while reading parameters of method '${method}' of service '${schema}'.`;
	return new SoapFault('Client', faultString, detail);
}

/** The fault for a call that was read but could not be executed. */
export function executionFault({ schema, method }: SoapAction, detail: string): SoapFault {
	const faultString = `SOP-330011 Error while executing the method '${method}' of service '${schema}'.`;
	return new SoapFault('Server', faultString, detail);
}

/** The detail of a refused sign-in (Campaign Classic documentation, "Event description"). */
export const notSignedIn = 'Invalid login or password. Connection denied.';

/** Reads a SOAP 1.1 message; throws the SoapFault with which Campaign responds to an invalid one. */
export function readEnvelope(text: string, action: SoapAction): MethodCall {
	const method = onlyChild(findBody(parse(text, action), action), action);
	if (method.uri !== `urn:${action.schema}` || method.name !== action.method) {
		const found = `{${method.uri}}${method.name}`;
		const named = `${action.schema}#${action.method}`;
		throw executionFault(action, `SOP-330024 The SOAPAction header names ${named}, but the message contains ${found}.`);
	}
	const [token, ...parameters] = method.children;
	// Campaign reads parameters by position: without the token element, it takes the first real parameter for the token
	// and signing in fails. acc-js-sdk documents that the token must come first.
	if (!token || !tokenNames.includes(token.name) || token.children.length > 0) {
		throw parametersFault(action, notSignedIn);
	}
	if (token.uri !== '' && token.uri !== method.uri) throw parametersFault(action, notSignedIn);
	return { ...action, sessionToken: token.text.trim(), parameters };
}

function parse(text: string, action: SoapAction): XmlElement {
	try {
		return parseXml(text);
	} catch (error) {
		if (!(error instanceof XmlError)) throw error;
		// Campaign names service and method in this order and echoes the request, including the session token
		// (Campaign Classic documentation, "Event description").
		throw new SoapFault(
			'Client',
			`The XML SOAP message is invalid (service '${action.method}', method '${action.schema}').`,
			`(${error.line}:${error.column}) : ${error.message} Error while parsing XML string '${text}'`,
			true,
		);
	}
}

function findBody(root: XmlElement, action: SoapAction): XmlElement {
	const isSoap = (element: XmlElement | undefined, name: string): boolean =>
		element?.uri === soapUri && element.name === name;
	const parts = isSoap(root.children[0], 'Header') ? root.children.slice(1) : root.children;
	const [body, ...others] = parts;
	if (isSoap(root, 'Envelope') && body && isSoap(body, 'Body') && others.length === 0) return body;
	throw invalidMessage(action, 'a SOAP 1.1 Envelope with an optional Header and one Body is expected');
}

function onlyChild(body: XmlElement, action: SoapAction): XmlElement {
	const [method, ...others] = body.children;
	if (method && others.length === 0) return method;
	throw invalidMessage(action, 'the Body must contain exactly one method element');
}

function invalidMessage({ schema, method }: SoapAction, detail: string): SoapFault {
	const faultString = `The XML SOAP message is invalid (service '${method}', method '${schema}').`;
	return new SoapFault('Client', faultString, detail);
}

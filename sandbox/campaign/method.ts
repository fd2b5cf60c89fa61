import type { Call, Reply } from '../http';
import type { MethodCall } from './envelope';
import type { SignedInBy } from './session';

/** A method call whose sender is known. */
export interface MethodRequest extends MethodCall {
	call: Call;
	/** Undefined for the methods that open a session. */
	signedInBy?: SignedInBy;
}

/** A SOAP method that the sandbox offers. */
export interface Method {
	/** Number of parameters after the session token; any other number is refused. */
	parameters: number;
	/** Whether the caller must have signed in. */
	signedIn: boolean;
	run(request: MethodRequest): Reply;
}

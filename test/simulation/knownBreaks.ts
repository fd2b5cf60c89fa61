/**
 * What the code is known to get wrong today, each with the generator that shows it. Taking a name off this list switches
 * its generator on; the list is meant to become empty.
 */
export const knownBreaks = {
	/** A TLS error after the request left counts as never sent. */
	tlsErrorAfterSending: false,
	/** HTTP 408 counts as refused on some products, though the request may have been executed. */
	status408: false,
	/** The response of a sign-in that was damaged on its way is quoted, with the token in it. */
	damagedSignIn: false,
	/** Secrets that are echoed with numeric references or `\u` escapes are not recognised. */
	echoesInOtherForms: false,
	/** A response that is nested deeply exhausts the stack of its reader. */
	deepResponses: false,
	/** Raw events without an `_id` are repeated by default. */
	rawWithoutId: false,
	/** Two users' values under one credential ID share their sign-in, and its failure. */
	oneIdForBoth: false,
	/** Refusals that last cost one request an item: quota, `Retry-After` of an hour, the same words for every part. */
	lastingRefusals: true,
	/** `expires_in` of 0, null or "" makes one sign-in an item. */
	lifelessTokens: false,
	/** A host that answers to a sign-in byte by byte holds the run for as long as it likes. */
	drippingSignIn: false,
	/** Tool calls that an agent makes at once share one place in the memory of *Retry On Fail*, so it sends twice. */
	parallelToolCalls: false,
	/** Cancelling does not end the wait for a sign-in. */
	cancelDuringSignIn: false,
};

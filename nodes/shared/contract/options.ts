/** The `options` collection that every node has, with its defaults filled in. */
export interface DeliveryOptions {
	/** Calls in flight at once. */
	concurrency: number;
	/** At most so many calls started in any `perSeconds` seconds; 0 = no limit. */
	maxRequests: number;
	perSeconds: number;
	/** One call's limit in milliseconds; a log-on has the same limit. */
	timeout: number;
	/** Tries per call in all, the first included. */
	maxTries: number;
	retryUnknown: boolean;
	dryRun: boolean;
	/** Whether success items begin with their input item's fields. */
	includeInput: boolean;
}

export const defaultOptions: DeliveryOptions = {
	concurrency: 5,
	maxRequests: 0,
	perSeconds: 20,
	timeout: 30_000,
	maxTries: 3,
	retryUnknown: false,
	dryRun: false,
	includeInput: false,
};

/** Keys that are kept for a node where the user says nothing; only nodes that send have this option. */
export const defaultSendOnceMemory = 10_000;

/** What has been tried for this call so far. */
export interface Attempts {
	tries: number;
	/** New tokens asked for on behalf of this call. */
	renewals: number;
	/** Time spent waiting between its attempts. */
	waitedMs: number;
	/** Whether a new token can be acquired at all (a pasted one cannot). */
	renewable: boolean;
	/** The sign-in worked before in this run, so its trouble is waited out, however few attempts the call has. */
	patient?: boolean;
	/** How long a renewal must wait to differ: a signature holds a time stamp in whole seconds. */
	renewalWaitMs?: number;
}

import type { Reason } from '../contract/outcome';

/** The reason with one more sentence before its advice. */
export function withDiagnosis(reason: Reason, told: string | undefined): Reason {
	return told ? { ...reason, todo: [told, reason.todo].filter(Boolean).join(' ') } : reason;
}

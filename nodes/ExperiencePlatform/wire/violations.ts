import type { Json } from '../../shared/contract/outcome';
import { isRecord } from '../../shared/text/json';

/** The validator stops after five; this only keeps a strange response small. */
const MOST_VIOLATIONS = 20;

/**
 * The violations of the schema in a response of synchronous validation: where, which rule, and the platform's words.
 * They are the leaves of nested exceptions (Experience Platform documentation, "Streaming ingestion validation").
 */
export function violationsIn(body: Record<string, unknown>): Json[] {
	const report = isRecord(body.report) ? body.report : body;
	const cause = isRecord(report.cause) ? report.cause : report;
	const found: Json[] = [];
	collect(cause._streamingValidation, found);
	return found.slice(0, MOST_VIOLATIONS);
}

function collect(exceptions: unknown, found: Json[]): void {
	for (const exception of Array.isArray(exceptions) ? exceptions : []) {
		if (!isRecord(exception)) continue;
		const { causingExceptions, pointerToViolation, keyword, message } = exception;
		if (Array.isArray(causingExceptions) && causingExceptions.length > 0) {
			collect(causingExceptions, found);
		} else {
			found.push({ path: text(pointerToViolation), keyword: text(keyword), message: text(message) });
		}
	}
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

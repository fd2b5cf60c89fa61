import { json, type Reply } from '../http';

/** A refusal in the words of inlets (Experience Platform documentation, "Streaming ingestion validation"). */
export function problem(status: number, title: string, message: string, cause?: object): Reply {
	return json(status, {
		type: 'http://ns.adobe.com/adobecloud/problem/data-collection-service/inlet',
		status,
		title,
		report: { message, ...(cause ? { cause } : {}) },
	});
}

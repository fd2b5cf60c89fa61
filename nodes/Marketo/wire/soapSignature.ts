import { createHmac } from 'node:crypto';

/** The form that all official samples share: seconds and an offset, no fraction (Marketo SOAP documentation, "Authentication signature"). */
export function soapTimestamp(nowMs: number): string {
	return `${new Date(nowMs).toISOString().slice(0, 19)}+00:00`;
}

/**
 * HMAC-SHA1 over time stamp and user ID, without anything between them, as 40 lower-case hex digits. The key looks
 * like hex and is used as the text it is (Marketo SOAP documentation, "Authentication signature").
 */
export function soapSignature(timestamp: string, userId: string, encryptionKey: string): string {
	return createHmac('sha1', encryptionKey)
		.update(timestamp + userId)
		.digest('hex');
}

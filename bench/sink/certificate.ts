import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a TLS server needs, and what its callers must trust. */
export interface Certificate {
	key: string;
	cert: string;
}

const hourMs = 3_600_000;
const lifetimeMs = 24 * hourMs;

/**
 * A certificate for 127.0.0.1 that signs itself, made anew for each run, so that no private key is kept anywhere
 * (X.509 version 3, RFC 5280; RSA with 2048 bits, as most platforms have).
 */
export function certificate(nowMs = Date.now()): Certificate {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const algorithm = sequence(objectId('2a864886f70d01010b'), tagged(0x05, Buffer.alloc(0)));
	const name = sequence(set(sequence(objectId('550403'), tagged(0x0c, Buffer.from('Bench sink')))));
	const content = sequence(
		explicit(0, integer(Buffer.from([2]))),
		integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		algorithm,
		name,
		sequence(time(nowMs - hourMs), time(nowMs + lifetimeMs)),
		name,
		createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
		explicit(3, sequence(extension('551d11', sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])))), authority)),
	);
	const signature = sign('sha256', content, privateKey);
	const whole = sequence(content, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
	const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}

/** One element of DER: tag, length, content (X.690). */
function tagged(tag: number, content: Buffer): Buffer {
	const { length } = content;
	if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
	const digits = length < 0x100 ? [length] : [length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, 0x80 | digits.length, ...digits]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const set = (part: Buffer): Buffer => tagged(0x31, part);
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const explicit = (place: number, part: Buffer): Buffer => tagged(0xa0 | place, part);
const objectId = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));
const extension = (hex: string, content: Buffer): Buffer => sequence(objectId(hex), tagged(0x04, content));

/** A UTCTime: two digits of the year, up to 2049. */
function time(ms: number): Buffer {
	const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14);
	return tagged(0x17, Buffer.from(`${digits}Z`));
}

/** Says that the certificate may vouch for itself. */
const authority = extension('551d13', sequence(tagged(0x01, Buffer.from([0xff]))));

import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** The path of each of the sandbox's own keys, as Adobe names them. */
export const keyPaths = ['/prod/keys/pub-key-sandbox01.pem', '/prod/keys/pub-key-sandbox02.pem'] as const;
/** A key whose private half nobody has any more: it signed the deliveries of the examples, once. */
export const exampleKeyPath = '/prod/keys/pub-key-example00.pem';

const exampleKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqgNgncGYAUDx0/KdcmDP
YGhTvmkHib78c3NEhsTjAkJ/aDk70nRiYuxwG1sDGTOurBcWlCOYuN9UtCDrbzJL
GuQ1k49499GUYtApYAevMfxcwq2vxsHPevRoPVoO3UM4RSFts8bYda6PKVMMD8CH
6ZnctduZNfHqNV3bEwdPE/HdbyNCRp8fEn32dkn08m31ZtouQ6BP/YfEinQlhn5K
bAS4IG38f5RzCZTAOM50uWA0uso6ot7o+G7/dTRbyG4oV5QAjSb5pt+EfVUhTCQT
s9YYxamhKy0mpEH2iIK/4BS1V7wJVSBaaSheW9qxla3VyXkkQk1d9kTqqiioRyrQ
ZwIDAQAB
-----END PUBLIC KEY-----
`;

interface Pair {
	publicKey: KeyObject;
	privateKey: KeyObject;
}

/** Made when they are first needed. */
const pairs = new Map<string, Pair>();

function pairOf(path: string): Pair {
	const pair = pairs.get(path) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
	pairs.set(path, pair);
	return pair;
}

/** What is published under a path; undefined where nothing is. */
export function publishedKey(path: string): string | undefined {
	if (path === exampleKeyPath) return exampleKey;
	if (!keyPaths.some((known) => known === path)) return undefined;
	return pairOf(path).publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** The headers with both signatures of a body (AdobeDocs/adobe-io-events, "Security Considerations"). */
export function signatureHeaders(body: string): Record<string, string> {
	const [first, second] = keyPaths;
	const signed = (path: string) => sign('sha256', Buffer.from(body), pairOf(path).privateKey).toString('base64');
	return {
		...{ 'x-adobe-digital-signature-1': signed(first), 'x-adobe-public-key1-path': first },
		...{ 'x-adobe-digital-signature-2': signed(second), 'x-adobe-public-key2-path': second },
	};
}

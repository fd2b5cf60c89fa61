/** What a flag of curl means for the request that is read from a command. */
export type FlagMeaning =
	| 'method'
	| 'url'
	| 'header'
	/** Text that is sent, or a file after an @. */
	| 'data'
	/** Text that is sent, whatever it begins with. */
	| 'rawData'
	| 'json'
	| 'head'
	/** Changes what is sent in a way that cannot be known or is not JSON. */
	| 'refused'
	/** Says nothing about the request, or is a secret: left out together with its value. */
	| 'skippedValue'
	| 'skipped';

/**
 * curl's flags by their long names (curl, "Command line options", version 8). Those that take a value are listed,
 * because a value must be left out with its flag.
 */
const meanings: ReadonlyArray<[FlagMeaning, string]> = [
	['method', 'request'],
	['url', 'url'],
	['header', 'header'],
	['data', 'data data-ascii data-binary'],
	['rawData', 'data-raw'],
	['json', 'json'],
	['head', 'head'],
	[
		'refused',
		'config data-urlencode form form-string get next upload-file url-query request-target variable expand-data',
	],
	[
		'skippedValue',
		'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers connect-timeout connect-to ' +
			'continue-at cookie cookie-jar create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr ' +
			'dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout ' +
			'ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms ' +
			'haproxy-clientip hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key ' +
			'key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs ' +
			'max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto ' +
			'proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers ' +
			'proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name ' +
			'proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote ' +
			'random-file range rate referer resolve retry retry-delay retry-max-time sasl-authzid service-name ' +
			'sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr ' +
			'telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii ' +
			'trace-config unix-socket user user-agent vlan-priority write-out',
	],
	[
		'skipped',
		'anyauth append basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable ' +
			'disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure fail fail-early ' +
			'fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ' +
			'ftp-ssl-control globoff haproxy-protocol http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ' +
			'ignore-content-length include insecure ipv4 ipv6 junk-session-cookies list-only location location-trusted ' +
			'mail-rcpt-allowfails metalink mptcp negotiate netrc netrc-optional ntlm ntlm-wb parallel ' +
			'parallel-immediate path-as-is post301 post302 post303 progress-bar proxy-anyauth proxy-basic proxy-ca-native ' +
			'proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast ' +
			'proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all ' +
			'remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir show-error show-headers silent ' +
			'skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ' +
			'ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers ' +
			'tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding ' +
			'trace-ids trace-time use-ascii verbose xattr alpn buffer clobber keepalive npn progress-meter sessionid',
	],
];

const byLongName = new Map(
	meanings.flatMap(([meaning, names]) => names.split(' ').map((name) => [name, meaning] as const)),
);

/** The letters of the flags that mean something to us or take a value; all other letters of curl's take none. */
const byLetter: Readonly<Record<string, string>> = {
	...{
		X: 'request',
		H: 'header',
		d: 'data',
		I: 'head',
		F: 'form',
		G: 'get',
		T: 'upload-file',
		K: 'config',
		':': 'next',
	},
	...{ A: 'user-agent', b: 'cookie', c: 'cookie-jar', C: 'continue-at', D: 'dump-header', e: 'referer', E: 'cert' },
	...{ m: 'max-time', o: 'output', P: 'ftp-port', Q: 'quote', r: 'range', t: 'telnet-option', u: 'user' },
	...{ U: 'proxy-user', w: 'write-out', x: 'proxy', y: 'speed-time', Y: 'speed-limit', z: 'time-cond' },
};
const lettersWithoutValue = '0123456#aBfgijJklLnNOpqRsSvZ';

/** What a long flag means, given without its hyphens; `no-` before a switch turns it off. Undefined: curl has no such flag. */
export function longFlag(name: string): FlagMeaning | undefined {
	const meaning = byLongName.get(name);
	if (meaning !== undefined || !name.startsWith('no-')) return meaning;
	return byLongName.get(name.slice('no-'.length)) === 'skipped' ? 'skipped' : undefined;
}

/** What a flag of one letter means; undefined: curl has no such flag. */
export function shortFlag(letter: string): FlagMeaning | undefined {
	if (lettersWithoutValue.includes(letter)) return 'skipped';
	return Object.hasOwn(byLetter, letter) ? byLongName.get(String(byLetter[letter])) : undefined;
}

/** Whether a value follows, in the same word or as the next one. */
export function takesValue(meaning: FlagMeaning): boolean {
	return meaning !== 'skipped' && meaning !== 'head' && meaning !== 'refused';
}

/** The longest beginning of a long flag that is one itself: what was lost behind it may be a blank and a secret. */
export function knownBeginning(name: string): string | undefined {
	for (let length = name.length - 1; length > 2; length--) {
		if (byLongName.has(name.slice(0, length))) return name.slice(0, length);
	}
	return undefined;
}

import type { Promised } from './promise';

/** Whoever gets a token can act for its owner. */
export const noStrangers: Promised = {
	promise: 'No request leaves for a host that is not a platform',
	broken: ({ history }) => history.strayed,
};

/** The documented limit of a response, and a chunk more. */
const MOST_BYTES = 22_000_000;

/** A broken platform must not fill the memory. */
export const bodiesBounded: Promised = {
	promise: 'A body that does not end is not read to its end',
	broken: ({ history }) =>
		history.requests.flatMap(({ number, readBytes = 0 }) =>
			readBytes > MOST_BYTES ? [`${readBytes} bytes were read of request ${number}`] : [],
		),
};

/** *Allowed HTTP Request Domains* bind every request that a credential is used for, its sign-in included. */
export const domainsBind: Promised = {
	promise: 'A credential that allows another host only lets nothing leave',
	broken: ({ history }) =>
		history.requests.flatMap(({ number, url, barred, arrivedMs }) =>
			barred === true && arrivedMs !== undefined ? [`request ${number} arrived: ${url}`] : [],
		),
};

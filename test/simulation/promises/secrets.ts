import { formDecoded, unescapedXml } from '../network/texts';
import type { NodeAttempt } from '../history';
import type { Promised } from './promise';

/** Rule 8: whatever n8n stores of a run, also of one that was killed. */
export const noSecrets: Promised = {
	promise: 'Nothing secret is in anything that n8n stores',
	broken({ history }) {
		const secrets = [...history.secrets];
		return history.runs.flatMap(({ execution, attempts, hints }) => {
			const stored = [...attempts.map(storedOf), JSON.stringify(hints)];
			return stored.flatMap((text) => {
				const leaked = secretIn(text, secrets);
				return leaked === undefined ? [] : [`execution ${execution}: ${leaked} in ${shortened(text, leaked)}`];
			});
		});
	},
};

/** An attempt as it goes into n8n's database. */
export function storedOf({ outputs, error }: NodeAttempt): string {
	if (error === undefined) return JSON.stringify(outputs ?? null);
	const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' };
	return [JSON.stringify(error), message, stack].join('\n');
}

function secretIn(text: string, secrets: readonly string[]): string | undefined {
	const plain = text
		.replace(/\\u0000|\0/g, '')
		.replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(String(code), 16)));
	const unquoted = plain.replace(/\\+(["\\/])/g, '$1');
	const forms = new Set([text, unquoted, unescapedXml(unquoted), formDecoded(unquoted)]);
	return secrets.find((secret) => {
		const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
		const beginning = beginningOf(secret);
		return [...forms].some((form) => [secret, base64, beginning].some((part) => form.includes(part)));
	});
}

/** What gives a secret away where it is cut off: the first characters of what was typed in, or of a token's own part. */
function beginningOf(secret: string): string {
	return /^.*?[\da-f]{8}-[\da-f]{4}/.exec(secret)?.[0] ?? secret.slice(0, 14);
}

function shortened(text: string, leaked: string): string {
	const place = Math.max(0, text.indexOf(leaked) - 200);
	return text.slice(place, place + 400);
}

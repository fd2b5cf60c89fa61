/** n8n replaces a whole message that contains one of these, in any case and anywhere, by a text of its own. */
export const triggerWords = [
	...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ERRADDRINUSE', 'EADDRNOTAVAIL', 'ECONNABORTED'],
	...['EHOSTUNREACH', 'EAI_AGAIN', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'EEXIST', 'EPERM', 'GETADDRINFO'],
];

/** Whether n8n would show another text than this. */
export function isReplaced(text: string): boolean {
	return triggerWords.some((word) => text.toUpperCase().includes(word));
}

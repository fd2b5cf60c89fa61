/** Text as a form's reader sees it. */
export function formDecoded(text: string): string {
	return text
		.replace(/\+/g, ' ')
		.replace(/(?:%[\da-f]{2})+/gi, (codes) => Buffer.from(codes.replace(/%/g, ''), 'hex').toString());
}

/** Text as a reader of XML sees it. */
export function unescapedXml(text: string): string {
	const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) => {
		if (name !== undefined) return named[String(name).toLowerCase()] ?? '';
		const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
		return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
	});
}

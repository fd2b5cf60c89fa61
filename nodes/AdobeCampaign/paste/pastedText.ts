import { isCurl, readCurl } from '../../shared/paste/curl';
import { hostIn } from '../../shared/paste/host';
import { lineAt, PasteRefused } from '../../shared/paste/pasteRefused';

/** The XML of a pasted request, and where the request was to go. */
export interface PastedXml {
	xml: string;
	/** The line of the paste on which the XML begins, from 1. */
	line: number;
	/** Hosts that the paste names, with their ports. */
	hosts: string[];
}

const headerLine = /^[A-Za-z][\w-]*[ \t]*:.*$/;
const requestLine = /^(?:POST|GET|PUT)[ \t]+(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/i;
const fence = /^```[\w-]*[ \t]*$/;

/**
 * Takes the XML out of what people copy with it: the header lines of SoapUI's raw view, a cURL command, the marks of a
 * code block.
 *
 * @throws PasteRefused where there is no XML
 */
export function readPastedXml(pasted: string): PastedXml {
	const source = unescaped(pasted);
	if (isSwallowed(source)) throw swallowed(source);
	const found = isCurl(source) ? fromCurl(source) : fromRequest(source);
	if (/^\s*</.test(found.xml)) return found;
	throw new PasteRefused(
		'a SOAP envelope, which begins with <',
		found.xml.trim() === '' ? 'none' : 'other text',
		found.line,
		'Copy the request of PushEvent or PushEvents from SoapUI.',
	);
}

function fromCurl(source: string): PastedXml {
	const { url, body = '', bodyLine } = readCurl(source);
	return { xml: body, line: bodyLine, hosts: hostsOf([url]) };
}

/**
 * The XML alone, or behind the lines of an HTTP request. Adobe's samples break a header over two lines (Campaign
 * Classic documentation, "Migration of technical operators"), so behind a header everything up to the XML is passed
 * over.
 */
function fromRequest(source: string): PastedXml {
	const lines = source.split(/\r\n|\r|\n/);
	const first = xmlStart(lines.map((line) => line.trim()));
	const hosts = hostsOf(lines.slice(0, first).flatMap((line) => addressIn(line.trim())));
	const rest = lines.slice(first);
	while (/^(?:```)?$/.test((rest.at(-1) ?? 'end').trim())) rest.pop();
	return { xml: rest.join('\n'), line: Math.min(first + 1, lines.length), hosts };
}

/** The first line that is no part of an HTTP request; behind a header, the first one that begins with a bracket. */
function xmlStart(lines: string[]): number {
	const other = lines.findIndex((line) => !isHead(line) && line !== '' && !fence.test(line));
	if (other < 0) return lines.length;
	const xml = lines.findIndex((line, place) => place >= other && line.startsWith('<'));
	return xml >= 0 && lines.slice(0, other).some(isHead) ? xml : other;
}

function isHead(line: string): boolean {
	return headerLine.test(line) || requestLine.test(line);
}

/** What a line of a request says of the server. */
function addressIn(line: string): string[] {
	const [, target = ''] = requestLine.exec(line) ?? [];
	if (/^host[ \t]*:/i.test(line)) return [line.slice(line.indexOf(':') + 1).trim()];
	return target.includes('//') ? [target] : [];
}

/** Markup that was copied from the source of a web page: not one bracket is left, and each has its entity. */
function unescaped(xml: string): string {
	if (xml.includes('<') || !xml.trimStart().startsWith('&lt;')) return xml;
	const characters: Record<string, string> = {
		lt: '<',
		gt: '>',
		quot: '"',
		'#34': '"',
		'#39': "'",
		apos: "'",
		amp: '&',
		nbsp: ' ',
		'#160': ' ',
	};
	return xml.replace(/&(lt|gt|quot|#34|#39|#160|apos|amp|nbsp);/g, (_, name: string) => characters[name] ?? '');
}

const envelopeName = /\b(?:soapenv|soap-env|soap|s|env):(?:Envelope|Body)\b|\b\w+:(?:PushEvents?|domEvent\w*)\b/i;

/** The names of an envelope without one tag of it: `<br>` may be there, the web page's own. */
function isSwallowed(xml: string): boolean {
	return envelopeName.test(xml) && !/<(?:[\w.-]+:)?(?:Envelope|Body|PushEvents?|rtEvent|batchEvent)\b/i.test(xml);
}

function swallowed(pasted: string): PasteRefused {
	return new PasteRefused(
		'a SOAP envelope',
		'one without its angle brackets, which some web pages drop',
		lineAt(pasted, Math.max(0, pasted.search(envelopeName))),
		'Copy the request from SoapUI, or from a page that shows <soapenv:Envelope> with its brackets. If you have neither, define the event by fields.',
	);
}

function hostsOf(addresses: string[]): string[] {
	return [...new Set(addresses.flatMap((address) => hostIn(address) ?? []))];
}

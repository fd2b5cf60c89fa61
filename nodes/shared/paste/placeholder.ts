import { visibleText } from '../text/invisible';
import { isRecord } from '../text/json';

/** What Adobe's payload previews show; no such text is data. */
const ofPreviews = /^(?:string|XXX|string - .*)$/;

/** What no data looks like: Adobe's marks, `{DATASET_ID}`, `YOUR_DATASET_ID`, `<datasetId>`. */
const beyondDoubt = [ofPreviews, /^\{[A-Z][A-Z\d_]*\}(?:@AdobeOrg)?$/, /^YOUR_[A-Z\d_]+$/, /^<[a-z][A-Za-z]*Id>$/];

/** The part of an organization's ID that is the same for all. */
const organizationEnd = /@AdobeOrg$/i;

const written = [
	ofPreviews,
	// What generators of samples put in.
	/^(?:string|text|value|number|integer|todo|tbd|null|undefined|n\/a|placeholder|example|sample|\?+|\.{2,}|…|-+|_+|#+|0{3,})$/i,
	// xxxxx, XXXXXXXX-XXXX-XXXX, xxx@gmail.com, and the UUID of nothing but zeros.
	/^x{3,}(?:(?:[-.]x+)*|@\S+)$/i,
	/^0{8}-(?:0{4}-){3}0{12}$/,
	// A name between marks, which the sender replaces: <name>, {name}, {{name}}, ${name}, $name, %name%, #name#, [name].
	/^<[^<>]*>$/,
	/^\$?\{{1,2}[^{}]*\}{1,2}$/,
	/^\$[A-Za-z_]\w*$/,
	/^%[^%\s]+%$/,
	/^#[^#\s]+#$/,
	/^\[[^[\]]*\]$/,
	// The same within an ID or a URL: https://ns.adobe.com/{TENANT_ID}/schemas/<schema>.
	/^\S*\{[A-Z][A-Z\d_]*\}\S*$/,
	/^https?:\/\/\S*(?:\{[^{}\s]+\}|<[^<>\s]+>)\S*$/i,
	// What a shell would put in: $(date +%s), order-${ID}.
	/\$\(|\$\{[A-Za-z_]\w*\}/,
	// "YOUR_ORG_ID", "<insert here>", "enter the name", "DATASET_ID".
	/^(?:your|my|enter|insert|replace|change|fill)[ _-]/i,
	/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:ID|NAME|TOKEN|KEY|URL|HERE)$/,
];

/** Whether a sample's text stands for something that the sender has to put in; an empty one does. */
export function isPlaceholder(text: string): boolean {
	const trimmed = visibleText(text).replace(organizationEnd, '');
	return trimmed === '' || (trimmed.length <= 200 && written.some((pattern) => pattern.test(trimmed)));
}

/**
 * The same for what is an ID beyond doubt: no ID has marks or is a name in capitals, such as `{ORG}` in part, `IMS_ORG`
 * or `org*`.
 */
export function isPlaceholderId(text: string): boolean {
	const id = visibleText(text).replace(organizationEnd, '');
	return /[<>{}$%*[\]…]/.test(id) || /^[A-Z]+(?:_[A-Z]+)+$/.test(id) || isPlaceholder(id);
}

/**
 * Whether a text is a placeholder beyond doubt, for texts that were not pasted as a template: what a user maps may
 * well be `<b>` or empty.
 */
export function isPreviewPlaceholder(text: string): boolean {
	return beyondDoubt.some((pattern) => pattern.test(text));
}

const anyBeyondDoubt = /"(?:string|XXX|YOUR_|\{[A-Z]|<[a-z])/;
/** Enough to see what is meant; a preview holds dozens. */
const MOST_NAMED = 10;

/**
 * The paths of texts that are placeholders beyond doubt.
 *
 * @param text the JSON text of `value`, by which most values are passed over quickly
 */
export function placeholdersIn(value: unknown, text: string): string[] {
	if (!anyBeyondDoubt.test(text)) return [];
	const paths: string[] = [];
	collect(value, '', paths);
	return paths;
}

function collect(value: unknown, path: string, paths: string[]): void {
	if (paths.length >= MOST_NAMED) return;
	if (typeof value === 'string') {
		if (isPreviewPlaceholder(value)) paths.push(path);
	} else if (Array.isArray(value)) {
		value.forEach((entry, position) => collect(entry, `${path}[${position}]`, paths));
	} else if (isRecord(value)) {
		for (const [key, entry] of Object.entries(value)) collect(entry, path ? `${path}.${key}` : key, paths);
	}
}

import { readApiPreview } from '../../../nodes/AdobeCampaignTransactional/paste/apiPreview';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';

const url = 'https://mc.adobe.io/acme/campaign/mcacme/EVTorder';
const body = '{\n  "email": "test@example.com",\n  "ctx": { "name": "Jack" }\n}';
const address = { host: 'mc.adobe.io', organization: 'acme', transactionalApi: 'mcacme', eventId: 'EVTorder' };

describe('a preview is read', () => {
	test.each([
		['as the documentation shows it', `-X POST ${url} \\\n-H 'Cache-Control: no-cache' \\\n\n${body}`],
		[
			'with a header over two lines',
			`POST ${url} HTTP/1.1\nContent-Type: application/json;\n  charset=utf-8\n\n${body}`,
		],
		['as a command of a terminal', `ada@shop:~$ curl -X POST ${url} -H 'a: b' -d @- <<'EOF'\n${body}\nEOF\n# done`],
		[
			'behind the call for the token',
			`TOKEN=$(curl -s https://ims-na1.adobelogin.com/ims/token/v3 -d 'client_id=a' | jq -r .access_token)\ncurl ${url} -d '${body}'`,
		],
		[
			'with what nobody sees',
			`\uFEFF-X\u00A0POST ${url}\u200B \\\n-H\u00A0'a: b'\n\n\u200B${body.replace('"email"', '"email\u2060"')}\u00A0`,
		],
	])('%s', (_, text) => {
		const preview = readApiPreview(text);
		expect(preview.address).toEqual(address);
		expect(preview.fields.map(({ path }) => path)).toEqual(['email', 'ctx.name']);
	});

	test.each(['<ORGANIZATION>', '%3CORGANIZATION%3E', '{ORG}', 'YOUR_ORG', 'XXX', 'xxxxx', '[organization]', '$ORG'])(
		'with %s for the organization, which is left open',
		(organization) => {
			const { address: read } = readApiPreview(`POST ${url.replace('acme', organization)}\n\n${body}`);
			expect(read).toEqual({ ...address, organization: '' });
		},
	);
});

test.each([
	[`-X POST ${url} \\\n-H \u2018a: b\u2019\n\n${body}`, 'the typographic quotation mark \u2018', 2],
	[`-X POST ${url} \\\n\u2013H 'a: b'\n\n${body}`, 'the typographic dash \u2013H', 2],
	[`POST ${url}\n\n${body.replace('"email"', '\u201Cemail\u201D')}`, 'the typographic quotation mark \u201C', 4],
	[`POST ${url}\n\n${body.replace('"email"', '"email\u201D')}`, 'the typographic quotation mark \u201D', 4],
	[`Hello,\nplease send this:\n\ncurl ${url} -d '${body}'`, 'other text before it', 1],
])('what is in the way is named: %#', (text, found, line) => {
	let refusal: unknown;
	try {
		readApiPreview(text);
	} catch (error) {
		refusal = error;
	}
	expect(refusal).toBeInstanceOf(PasteRefused);
	expect(refusal).toMatchObject({ reason: { details: { parameter: 'Pasted Text', found, line } } });
});

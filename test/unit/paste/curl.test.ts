import fc from 'fast-check';

import { isCurl, readCurl } from '../../../nodes/shared/paste/curl';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';
import { bashPrinters, cmdPrinters, powerShellPrinters } from './curlPrinters';

const url = 'https://platform.adobe.io/ajo/im/executions/unitary';

describe('the same request in the writing of', () => {
	const body = '{\n  "campaignId": "1",\n  "recipients": [{ "userId": "it\'s me" }]\n}';
	const expected = {
		method: 'POST',
		url,
		headers: [
			['x-sandbox-name', 'prod'],
			['Content-Type', 'application/json'],
		],
		body,
	};
	test.each([
		[
			'Bash',
			`curl --location --request POST '${url}' \\\n  --header 'x-sandbox-name: prod' \\\n  -H "Content-Type: application/json" \\\n  --data-raw ${bashPrinters.single(body)}`,
		],
		[
			'Bash, flags joined',
			`curl -sSLkXPOST --url=${url} -H'x-sandbox-name: prod' -H"Content-Type:application/json" -d${bashPrinters.ansi(body)}`,
		],
		[
			'a terminal, with its prompt and a pipe',
			`$ curl '${url}' -H 'x-sandbox-name: prod' -H 'Content-Type: application/json' -d ${bashPrinters.single(body)} | jq . > answer.json`,
		],
		[
			'a document, in a fence and with comments',
			`\`\`\`bash\n# trigger\ncurl '${url}' -H 'x-sandbox-name: prod' -H 'Content-Type: application/json' -d ${bashPrinters.single(body)} # now\n\`\`\`\n`,
		],
		[
			'a page that lost the continuations',
			`curl '${url}'\n -H 'x-sandbox-name: prod'\n -H 'Content-Type: application/json'\n -d ${bashPrinters.single(body)}`,
		],
	])('%s', (_, text) => {
		expect(isCurl(text)).toBe(true);
		expect(readCurl(text)).toMatchObject(expected);
	});
});

describe('refused with the form to copy, a request for', () => {
	const body = '{\n  "campaignId": "1",\n  "recipients": [{ "userId": "it\'s me" }]\n}';
	const json = `{ ${JSON.stringify('a')}: 1 }`;
	test.each([
		[
			'the command prompt of Windows',
			`curl --location --request POST ^\r\n  "${url}" ^\r\n  -H "x-sandbox-name: prod" ^\r\n  -H "Content-Type: application/json" ^\r\n  --data ${cmdPrinters.double(body)}`,
		],
		[
			'the same, its first continued line behind the data',
			`curl "${url}" -d ${cmdPrinters.doubled(json)} ^\n -H "a: b"`,
		],
		['the same, on one line', `curl ${url} -d ${cmdPrinters.caret(json)}`],
		['the same, cut off at its end', `curl "${url}" ^`],
		['the same, with a prompt', `C:\\Users\\me>curl "${url}"`],
		['the same, with a quotation mark that Bash does not see closed', `curl -o "C:\\temp\\" ^\r\n "${url}"`],
		['the same, with an apostrophe', `curl -d it's ^\r\n "${url}"`],
		[
			'a browser on Windows',
			`curl ^"${url}^" ^\n  -X POST ^\n  -H ^"x-sandbox-name: prod^" ^\n  -H ^"Content-Type: application/json^" ^\n  --data-raw ${cmdPrinters.caret(body)}`,
		],
		[
			'PowerShell',
			`PS C:\\Users\\me> curl.exe --request POST \`\n  --url '${url}' \`\n  -H 'x-sandbox-name: prod' -H 'Content-Type: application/json' -d '${body.replace(/'/g, "''")}'`,
		],
		['PowerShell without a prompt', `curl --request POST \`\r\n  --url '${url}'`],
		['PowerShell, its quotes escaped', `curl ${url} -d ${powerShellPrinters.double(json)}`],
		['PowerShell, which calls the program', `& curl.exe ${url}`],
		['a program with its ending', `curl.exe ${url}`],
		['a program in a folder of Windows', `C:\\Windows\\System32\\curl ${url}`],
		["PowerShell's own curl", `curl -Uri '${url}' -Method POST -Headers @{ 'x-sandbox-name' = 'prod' } -Body '{}'`],
		["PowerShell's own command", `Invoke-RestMethod -Uri '${url}' -Method Post -Body '{}'`],
		["PowerShell's other command", `PS C:\\> Invoke-WebRequest -UseBasicParsing -Uri "${url}"`],
		['the short form of it', `irm ${url}`],
		[
			'PowerShell, variables first',
			`$headers = @{}\n$headers.Add("x-sandbox-name", "prod")\n$response = Invoke-RestMethod '${url}' -Method 'POST' -Headers $headers`,
		],
	])('%s', (_, text) => {
		expect(isCurl(text)).toBe(true);
		const refusal = caught(() => readCurl(text));
		expect(refusal).toBeInstanceOf(PasteRefused);
		expect(refusal).toMatchObject({
			reason: {
				message: expect.stringMatching(
					/line \d+: expected a cURL command for Bash, found one for PowerShell or the Windows command prompt$/,
				),
				todo: expect.stringMatching(/^Copy the request as cURL for Bash/),
			},
		});
	});
	test.each([
		['a caret and a backtick in quotes', `curl '${url}' -d '{"a": "^\n \`\n ^\\" ^"}'`],
		['the same in double quotes', `curl '${url}' -d "a ^ \\\`x\\\` Invoke-RestMethod"`],
		['a caret within a word', `curl ${url}?a^b -H 'a: b'`],
		['signs behind a pipe', `curl ${url} | grep ^[a-z] `],
		['a command in backticks', `curl ${url} -H "Authorization: Bearer \`token\`"`],
	])('but not %s', (_, text) => expect(readCurl(text).url).toMatch(/^https:/));
});

test('the lines of the address and of the body are told', () => {
	expect(readCurl(`\n\ncurl \\\n '${url}' \\\n -d \\\n '{\n}'`)).toMatchObject({ urlLine: 4, bodyLine: 6 });
});

test('secrets and what says nothing about the request are left out together with their values', () => {
	const text = `curl -u user:hunter2 --cookie "s=hunter2" -b hunter2 --oauth2-bearer hunter2 --proxy-user=a:hunter2 -Uhunter2 -A agent -m 5 --retry 3 --no-progress-meter ${url}`;
	expect(readCurl(text)).toEqual({ method: 'GET', url, urlLine: 1, headers: [], bodyLine: 1 });
});

test('variables stay text', () => {
	expect(readCurl(`curl "https://$HOST/\${X}/{{y}}" -H "Authorization: Bearer $TOKEN" -d "{{body}}"`)).toMatchObject({
		...{ url: 'https://$HOST/${X}/{{y}}', headers: [['Authorization', 'Bearer $TOKEN']], body: '{{body}}' },
	});
});

test('several data are joined as curl joins them', () => {
	expect(readCurl(`curl ${url} -d a=1 -d b=2 --data-raw @c`).body).toBe('a=1&b=2&@c');
	expect(readCurl(`curl ${url} --json '{"a":' --json 1}`).body).toBe('{"a":1}');
});

test.each([
	['-I', 'HEAD'],
	['-X put', 'PUT'],
	["-d ''", 'POST'],
	['', 'GET'],
])('the method of "curl %s" is %s', (flags, method) => expect(readCurl(`curl ${flags} ${url}`).method).toBe(method));

test.each([
	["-H 'X-A;'", [['X-A', '']]],
	["-H 'X-A:'", [['X-A', '']]],
	["-H '@file'", []],
	["-H 'X-A : b: c '", [['X-A', 'b: c']]],
])('the header %s', (flags, headers) => {
	expect(readCurl(`curl ${flags} ${url}`).headers).toEqual(headers);
});

describe('refused, with what was expected and found and the line:', () => {
	test.each([
		['', 'a cURL command', 'the end of the text', 1],
		['wget x', 'a cURL command', 'other text', 1],
		['curlew x', 'a cURL command', 'other text', 1],
		['{}', 'a cURL command', 'JSON', 1],
		['# c\n<a/>', 'a cURL command', 'XML', 2],
		[url, 'a cURL command', 'a URL', 1],
		['curl', 'a URL', 'none in the command', 1],
		[`curl ${url} \\\n -d '{`, 'a closing quotation mark', 'the end of the text', 2],
		[`curl ${url} \\\n -d @file.json`, 'the data in the command itself', '-d @…, which reads it from a file', 2],
		[
			`curl ${url} \\\n --data-binary=@-`,
			'the data in the command itself',
			'--data-binary @…, which reads it from standard input',
			2,
		],
		[`curl ${url} \\\n -d @- <<EOF\n{}`, 'the line EOF that ends the data', 'the end of the text', 2],
		[`curl ${url} \\\n --json @x`, 'the data in the command itself', '--json @…', 2],
		[`curl ${url} \\\n --frobnicate 1`, 'an option of curl', '--frobnicate', 2],
		[`curl ${url} \\\n -sWx`, 'an option of curl', '-W', 2],
		[`curl ${url} \\\n -F a=b`, 'a request whose content is in the command', 'the option -F', 2],
		[`curl ${url} -G -d a=b`, 'a request whose content is in the command', 'the option -G', 1],
		[`curl ${url} \\\n --data`, 'a value after --data', 'the end of the command', 2],
		[`curl ${url} \\\n hunter2`, 'one URL', 'another word that is not an option', 2],
		[`curl ${url} --next ${url}`, 'a request whose content is in the command', 'the option --next', 1],
		[`curl ${url}\ncurl ${url}`, 'a single cURL command', 'more text after "the end of its line"', 2],
		[`curl ${url} -d '{}'; rm -rf /`, 'a single cURL command', 'more text after ";"', 1],
		[`curl https://x.example/?a=1&b=2`, 'a single cURL command', 'more text after "&"', 1],
		[`curl ${url} \\\n -d '{"a":1}' \\\n -d '{"b":1}'`, 'JSON', 'several data options', 3],
	])('%j', (text, expected, found, line) => {
		const refusal = caught(() => readCurl(text));
		expect(refusal).toBeInstanceOf(PasteRefused);
		expect(refusal).toMatchObject({
			reason: { details: { expected: expect.stringContaining(expected), found: expect.stringContaining(found), line } },
		});
		expect(JSON.stringify(refusal)).not.toContain('hunter2');
	});
});

function caught(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	return undefined;
}

describe('whatever is pasted', () => {
	const tokens = [
		"'",
		'"',
		'\\',
		'^',
		'`',
		'$',
		'\n',
		'\r\n',
		' ',
		'-d',
		'-H',
		'--data-raw',
		'-X',
		'POST',
		'|',
		';',
		'&',
		'@',
		'{',
		'}',
		':',
		'=',
		url,
		'curl ',
		'\0',
		'é',
		'-',
	];
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(fc.constantFrom(...tokens)).map((parts) => `curl ${parts.join('')}`),
	);

	test('is read or refused, never anything else', () => {
		fc.assert(
			fc.property(text, (pasted) => {
				const refusal = caught(() => readCurl(pasted));
				expect(refusal === undefined || refusal instanceof PasteRefused).toBe(true);
			}),
			{ numRuns: 3_000 },
		);
	});

	// A reader that looks back over the text for each of these would not come to an end within the limit of a test.
	test.each([
		...[
			"'",
			'"',
			'\\',
			'^',
			'^"',
			'`',
			'$',
			"$'",
			' ',
			'\n',
			'\r\n',
			'\\\n',
			'^\r\n',
			'-',
			'-d ',
			'--',
			'#',
			'|',
			'"\\"',
			'"^"',
			'PS ',
			'```',
			'\\ ',
			'^ ',
			"''",
			'""',
			'/',
			'a',
		],
	])('a megabyte of %j is read or refused', (unit) => {
		for (const start of ['curl ', 'curl ^\n"']) {
			const refusal = caught(() => readCurl(start + unit.repeat(1_000_000 / unit.length)));
			expect(refusal === undefined || refusal instanceof PasteRefused).toBe(true);
		}
	});
});

import { isCurl, readCurl } from '../../../nodes/shared/paste/curl';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';

const url = 'https://platform.adobe.io/ajo/im/executions/unitary';
const body = '{\n  "campaignId": "1",\n  "note": "a > b"\n}';
const request = { method: 'POST', url, headers: [['x-sandbox-name', 'prod']] };

const reasonOf = (text: string) => {
	try {
		readCurl(text);
	} catch (error) {
		if (!(error instanceof PasteRefused)) throw error;
		return error.reason;
	}
	throw new Error(`Not refused: ${text}`);
};

describe('data that stands behind the command as', () => {
	const head = `curl -X POST ${url} -H 'x-sandbox-name: prod'`;
	test.each([
		['a here-document', `${head} --data @- <<'EOF'\n${body}\nEOF\n`],
		['a here-document over several lines', `${head} \\\n  --data @- <<'EOF'\n${body}\nEOF`],
		['one before the last options', `${head.replace('-H', '--data-binary @- <<JSON -H')}\n${body}\nJSON`],
		['one whose response is piped on', `${head} -d @- <<EOF | jq .\n${body}\nEOF\n# done`],
		['one whose end is indented, in a fence', `\`\`\`sh\n${head} -d @- <<-"END"\n${body}\n  END\n\`\`\``],
		['a here-document of cat', `${head} --data "$(cat <<'EOF'\n${body}\nEOF\n)"`],
		['a here-document that is piped in', `cat <<EOF | ${head} -d @-\n${body}\nEOF`],
		['the output of echo', `echo '${body}' | ${head} --data @/dev/stdin`],
		['a here-string', `${head} --json @- <<< '${body}'`],
	])('%s is read', (_, text) => {
		expect(isCurl(text)).toBe(true);
		const read = readCurl(text);
		expect({ ...read, body: read.body?.trim() }).toMatchObject({ ...request, body });
	});

	test('the line of a here-document is told', () => {
		expect(readCurl(`curl ${url} \\\n -d @- <<EOF\n{}\nEOF`)).toMatchObject({ urlLine: 1, bodyLine: 3 });
	});
	test('escapes of an unquoted here-document are undone, those of a quoted one are data', () => {
		expect(readCurl(`curl ${url} -d @- <<EOF\n\\$a \\n\nEOF`).body).toBe('$a \\n\n');
		expect(readCurl(`curl ${url} -d @- <<'EOF'\n\\$a \\n\nEOF`).body).toBe('\\$a \\n\n');
	});
});

describe('copied along with the command,', () => {
	const command = `curl -X POST '${url}' -H 'x-sandbox-name: prod' -d '${body}'`;
	const lines = command.split('\n');
	test.each([
		['a comment behind it', `${command}\n# The response has an execution ID.\n`],
		['a comment and a fence behind it', `\`\`\`\n${command} # send\n\n# done\n\`\`\`\n`],
		['export', `export TOKEN=abc\nexport SANDBOX="prod" MODE=unitary\n${command}`],
		['an assignment on its line', `HTTPS_PROXY=http://proxy:8080 ${command}`],
		['the beginning of a script', `#!/usr/bin/env bash\nset -euo pipefail\ncd "$HOME"\necho "Sending…"\n\n${command}`],
		['a prompt', `$ ${command}`],
		['the prompt of a server', `ada@shop-01:~$ ${command}`],
		['the prompt of root', `[root@shop ~]# ${command}`],
		['the prompt of a Mac', `ada@MacBook-Pro shop % ${command}`],
		['a prompt that begins with a sign', `\u279C  shop git:(main) ${command}`],
		['the prompt of a continued line', `> ${command}`],
		['the prompts of all its lines', `$ ${lines.join('\n> ')}`],
		['the marks of a mail', lines.map((line) => `> ${line}`).join('\n')],
		['sudo', `sudo ${command}`],
		['sudo for somebody, behind a prompt', `ada@shop:~$ sudo -u www -E ${command}`],
		['time', `time ${command}`],
		['a variable for its response', `RESPONSE=$(${command.replace('curl', 'curl -s')})\necho "$RESPONSE" | jq .`],
		['the same in quotation marks', `response="$(${command})"`],
		[
			'the call for the token',
			`curl -X POST 'https://ims-na1.adobelogin.com/ims/token/v3' -d 'client_id=a&client_secret=hunter2'\n\n${command}`,
		],
		[
			'the call for the token, with a form and a pipe',
			`curl "$IMS/ims/token/v3" --data-urlencode 'client_id=a' -F a=b | jq -r .access_token\n# then\n${command}`,
		],
		[
			'the call for the token in a variable',
			`export ACCESS_TOKEN=$(curl -s -X POST "https://ims-na1.adobelogin.com/ims/token/v3" \\\n  -d "client_id=a" | jq -r '.access_token')\n${command}`,
		],
		[
			'the sign-in of a SOAP server',
			`curl -d '<a><urn:Logon xmlns:urn="urn:xtk:session"/></a>' https://rt.example.com/nl/jsp/soaprouter.jsp; ${command}`,
		],
	])('%s is ignored', (_, text) => {
		expect(isCurl(text)).toBe(true);
		expect(readCurl(text)).toMatchObject({ ...request, body });
	});

	test('a > that sends the response to a file stays what it is', () => {
		expect(readCurl(`curl ${url} -d a \\\n> answer.json`)).toMatchObject({ url, body: 'a' });
	});
});

describe('variables', () => {
	test('that the paste sets are filled in where Bash fills them in', () => {
		const text = `export ORG=ACME@AdobeOrg\nBASE='https://platform.adobe.io'\ncurl "$BASE/ajo/\${ORG}" -H "x-gw-ims-org-id: $ORG" -d '{"a":"'$ORG'","b":"$ORG"}'`;
		expect(readCurl(text)).toMatchObject({
			url: 'https://platform.adobe.io/ajo/ACME@AdobeOrg',
			headers: [['x-gw-ims-org-id', 'ACME@AdobeOrg']],
			body: '{"a":"ACME@AdobeOrg","b":"$ORG"}',
		});
	});
	test('with secrets stay names', () => {
		const { headers } = readCurl(`export ACCESS_TOKEN=hunter2\ncurl ${url} -H "Authorization: Bearer $ACCESS_TOKEN"`);
		expect(headers).toEqual([['Authorization', 'Bearer $ACCESS_TOKEN']]);
	});
	test.each([
		[`'{"requestId":"push-'$(date +%s)'"}'`, '{"requestId":"push-$(date +%s)"}'],
		[`"{\\"requestId\\":\\"$(date +"%s")\\"}"`, '{"requestId":"$(date +"%s")"}'],
		[`'{"id":"'"$(uuidgen | tr '[:upper:]' '[:lower:]')"'"}'`, `{"id":"$(uuidgen | tr '[:upper:]' '[:lower:]')"}`],
	])('the output of a command in %s is text', (data, read) => {
		expect(readCurl(`curl ${url} -d ${data} -H 'a: b'`)).toMatchObject({ body: read, headers: [['a', 'b']] });
	});
});

describe('what is in the way is named:', () => {
	test.each([
		[
			'words before the command',
			`Please run this:\n\ncurl ${url}`,
			'other text before it',
			1,
			/^Delete what stands before/,
		],
		['a # before the command', `# curl ${url}`, 'a command behind #, which makes it a comment', 1, /^Delete the #/],
		[
			'words behind the command',
			`curl ${url}\nThanks`,
			'more text after "the end of its line"',
			2,
			/^Leave only one command/,
		],
		[
			'only the call for the token',
			"TOKEN=$(curl -s https://ims-na1.adobelogin.com/ims/token/v3 -d 'client_secret=hunter2')\necho $TOKEN",
			'only the call that signs in',
			1,
			/^The node signs in with its credential/,
		],
		['an open bracket', `curl ${url} \\\n -d "$(date`, 'the end of the text', 2, /^Copy it again/],
		['an open quote before the command', `export A='b\ncurl ${url}`, 'the end of the text', 1, /^Copy it again/],
		[
			'a double quotation mark of Word',
			`curl \u201C${url}\u201D`,
			'the typographic quotation mark \u201C',
			1,
			/replace \u201C and \u201D with "/,
		],
		[
			'a single one',
			`curl ${url} \\\n -H \u2018a: b\u2019`,
			'the typographic quotation mark \u2018',
			2,
			/\u2018 and \u2019 with '/,
		],
		[
			'one that should close a quote',
			`curl ${url} \\\n -d '{}\u2019 \\\n -H 'a: b'`,
			'the typographic quotation mark \u2019',
			2,
			/with '\.$/,
		],
		['a dash before a letter', `curl ${url} \u2013H 'a: b'`, 'the typographic dash \u2013H', 1, /with hyphens/],
		['a dash before a word', `curl ${url} \\\n \u2014data '{}'`, 'the typographic dash \u2014data', 2, /with hyphens/],
	])('%s', (_, text, found, line, todo) => {
		expect(isCurl(text) || text.startsWith('#')).toBe(true);
		const { details, todo: told } = reasonOf(text);
		expect(details).toMatchObject({ found, line });
		expect(told).toMatch(todo);
		expect(JSON.stringify(reasonOf(text))).not.toContain('hunter2');
	});

	test('the plain marks that are expected are told', () => {
		expect(reasonOf(`curl \u201C${url}\u201D`).details).toMatchObject({ expected: 'the plain quotation mark "' });
		expect(reasonOf(`curl ${url} \u2014data x`).details).toMatchObject({ expected: 'two plain hyphens, --data' });
		expect(reasonOf(`curl ${url} \u2013d x`).details).toMatchObject({ expected: 'a plain hyphen, -d' });
	});
	test('typographic marks within quotes are data', () => {
		expect(readCurl(`curl ${url} -d '{"a":"\u201Cit\u2019s\u201D \u2013 now"}'`).body).toBe(
			'{"a":"\u201Cit\u2019s\u201D \u2013 now"}',
		);
	});
	test('an option that curl does not have is refused by its name', () => {
		expect(reasonOf(`curl ${url} \\\n --frobnicate`)).toMatchObject({
			message: 'The pasted text cannot be understood, line 2: expected an option of curl, found --frobnicate',
		});
		expect(reasonOf(`curl ${url} --cookiehunter2`)).toMatchObject({
			details: { found: '--cookie with more behind it' },
		});
		expect(JSON.stringify(reasonOf(`curl ${url} --hunter2-0123`))).not.toContain('hunter2');
		expect(reasonOf(`curl ${url} -sW`)).toMatchObject({ details: { found: '-W' } });
	});
});

test.each([
	'{ "a": "\ncurl x" }',
	'<a>\ncurl x\n</a>',
	'POST /a HTTP/1.1\nHost: a\n\n{}',
	'-X POST https://mc.adobe.io/a/campaign/b/c',
	'export A=b',
])('%j is not taken for a command', (text) => expect(isCurl(text)).toBe(false));

import fc from 'fast-check';

import { readPastedEvent } from '../../../nodes/AdobeCampaign/paste/pastedEvent';
import { readApiPreview } from '../../../nodes/AdobeCampaignTransactional/paste/apiPreview';
import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';
import { readPastedCampaign } from '../../../nodes/JourneyOptimizer/paste/pastedCampaign';
import { readPastedOrchestrated } from '../../../nodes/JourneyOptimizer/paste/pastedOrchestrated';
import { isCurl, readCurl } from '../../../nodes/shared/paste/curl';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';
import { bodies, curlOf, pastedSecrets } from '../journeyOptimizer/pastes';
import { envelopes } from '../adobeCampaign/pastes';
import { bashPrinters } from './curlPrinters';
import { journeyPreview } from './samples';

const url = 'https://platform.adobe.io/ajo/im/executions/unitary';
/** JSON in the forms that tools write, which a shell could misunderstand at every place. */
const json = fc
	.tuple(
		fc.dictionary(
			fc.string({ maxLength: 8 }),
			fc.oneof(fc.string(), fc.integer(), fc.constantFrom("it's", '$(x)', '$A', 'EOF', '> a', '\u201Ca\u201D')),
			{ minKeys: 1, maxKeys: 4, noNullPrototype: true },
		),
		fc.constantFrom(undefined, 2),
	)
	.map(([value, indent]) => JSON.stringify(value, null, indent));

const tokenCall = `curl -X POST 'https://ims-na1.adobelogin.com/ims/token/v3' -d 'client_secret=${pastedSecrets.apiKey}'`;
/** Lines that people copy along before the command. */
const before = fc.constantFrom(
	...[
		'',
		'# trigger\n',
		'```bash\n',
		'\n\n',
		'#!/bin/sh\nset -e\n',
		'export B=c D="e f"\n',
		`${tokenCall}\n`,
		`${tokenCall} | jq -r .access_token;\n`,
	],
	...[
		`ACCESS_TOKEN=$(${tokenCall} | jq -r '.access_token')\n`,
		`export T="$(${tokenCall})"\necho "signed in"\n`,
		'cd /tmp && ',
		'B=c ',
	],
);
const prompt = fc.constantFrom(
	'',
	'$ ',
	'% ',
	'> ',
	'ada@shop:~$ ',
	'[root@shop ~]# ',
	'ada@Mac dir % ',
	'(venv) ada@shop:~/a$ ',
	'\u279C  ~ ',
);
const wrapper = fc.constantFrom('', 'sudo ', 'sudo -u www ', 'time ', 'sudo -E env ');
const after = fc.constantFrom(
	'',
	'\n',
	' # now',
	'\n# the response\n',
	' | jq .',
	' > answer.json',
	'\n```\n',
	';\n',
	' 2>&1 | tee log',
);

/** The same data in all the ways in which a command may hold them. */
const data: Record<string, (body: string, tail: string) => string> = {
	single: (body, tail) => `-d ${bashPrinters.single(body)}${tail}`,
	double: (body, tail) => `--data-raw ${bashPrinters.double(body)}${tail}`,
	here: (body, tail) => `-d @- <<'END_OF_DATA'${tail.split('\n')[0]}\n${body}\nEND_OF_DATA\n`,
	cat: (body, tail) => `--data "$(cat <<'END_OF_DATA'\n${body}\nEND_OF_DATA\n)"${tail}`,
	hereString: (body, tail) => `--data @- <<< ${bashPrinters.single(body)}${tail}`,
};

describe('a command with everything that people copy along', () => {
	test('is read as the request it makes, whatever is around it', () => {
		fc.assert(
			fc.property(
				before,
				prompt,
				wrapper,
				fc.constantFrom(...Object.keys(data)),
				json,
				after,
				(lead, sign, program, form, body, tail) => {
					const promptHere = lead === '' || lead.endsWith('\n') ? sign : '';
					const command = `${promptHere}${program}curl -X POST '${url}' -H 'x-sandbox-name: prod' ${data[form]?.(body, tail) ?? ''}`;
					const text = lead + command;
					expect(isCurl(text)).toBe(true);
					const { body: read = '', ...request } = readCurl(text);
					expect(request).toMatchObject({ method: 'POST', url, headers: [['x-sandbox-name', 'prod']] });
					expect(read.replace(/\r?\n$/, '')).toBe(body);
				},
			),
			{ numRuns: 1_500 },
		);
	});

	test('is read the same with the prompts of its further lines, and quoted in a mail', () => {
		fc.assert(
			fc.property(json, (body) => {
				const lines = [`curl '${url}' \\`, ...`-d ${bashPrinters.single(body)}`.split('\n')];
				const plain = readCurl(lines.join('\n'));
				expect(plain.body).toBe(body);
				expect(readCurl(`$ ${lines.join('\n> ')}`)).toEqual(plain);
				expect(readCurl(lines.map((line) => `> ${line}`).join('\n'))).toEqual(plain);
			}),
			{ numRuns: 300 },
		);
	});
});

const invisible = fc.constantFrom('\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u2060', '\uFEFF');
const pastes: Array<[name: string, read: (text: string) => unknown, text: string]> = [
	['payload preview', readPreview, journeyPreview],
	[
		'inlet',
		readPreview,
		`curl https://dcs.adobedc.net/collection/0a1b -H 'x-adobe-flow-id: f1' -d '{"a": "b", "c": [1]}'`,
	],
	['campaign', readPastedCampaign, curlOf(bodies.generated)],
	[
		'orchestrated campaign',
		readPastedOrchestrated,
		`curl -X POST 'https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/6f1a2b3c-0d4e-4f50-8a9b-7c6d5e4f3a2b/trigger' -H 'x-sandbox-name: prod' -d '{"variables": {"city": "Basel", "stock": "3"}}'`,
	],
	['event', readPastedEvent, envelopes.soapUi],
	['API preview', readApiPreview, `POST https://mc.adobe.io/a/campaign/b/c\nA: b\n\n{"email": "x", "ctx": {"n": 1}}`],
];

describe.each(pastes)('%s', (_name, read, sample) => {
	test('invisible characters, wherever they are, change nothing', () => {
		const expected = read(sample);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(sample.length), invisible), { minLength: 1, maxLength: 5 }), (edits) => {
				const text = edits.reduce((spoiled, [at, put]) => spoiled.slice(0, at) + put + spoiled.slice(at), sample);
				expect(read(text)).toEqual(expected);
			}),
			{ numRuns: 200 },
		);
	});

	test('a plain quotation mark that became a typographic one is never read as something else', () => {
		const marks = [...sample.matchAll(/["']/g)].map(({ index }) => index);
		const expected = JSON.stringify(read(sample));
		fc.assert(
			fc.property(fc.constantFrom(...marks), fc.constantFrom('\u201C', '\u201D', '\u2018', '\u2019'), (at, mark) => {
				const text = sample.slice(0, at) + mark + sample.slice(at + 1);
				const refusal = refusalOf(read, text);
				// A mark within a header or a text of XML has no meaning of its own.
				if (refusal === undefined) expect(JSON.stringify(read(text)).length).toBeGreaterThan(expected.length / 2);
				else
					expect(refusal.reason.details).toMatchObject({ parameter: 'Pasted Text', found: expect.stringMatching(/./) });
			}),
			{ numRuns: 200 },
		);
	});
});

test('every quotation mark of a preview that a word processor replaced is named, with its line', () => {
	const marks = [...journeyPreview.matchAll(/"/g)].map(({ index }) => index);
	for (const [place, at] of marks.entries()) {
		const mark = place % 2 === 0 ? '\u201C' : '\u201D';
		const refusal = refusalOf(readPreview, journeyPreview.slice(0, at) + mark + journeyPreview.slice(at + 1));
		expect(refusal?.reason.details).toMatchObject({
			found: `the typographic quotation mark ${mark}`,
			line: journeyPreview.slice(0, at).split('\n').length,
		});
	}
});

describe('damaged, all of it together', () => {
	const script = `${tokenCall}\nexport ORG=a\n$ sudo ${curlOf(bodies.generated)}\n# end`;
	const shown = Object.values(pastedSecrets).map((secret) => secret.slice(0, 12));
	test.each([
		['campaign', readPastedCampaign],
		['payload preview', readPreview],
		['event', readPastedEvent],
		['API preview', readApiPreview],
		['orchestrated campaign', readPastedOrchestrated],
	])('is read or refused as %s, and no secret of it is told', (_, read) => {
		const pieces = fc.constantFrom(
			'\n',
			"'",
			'"',
			'$(',
			')',
			'<<EOF\n',
			'EOF\n',
			'> ',
			'\u201C',
			'\u2014',
			'\u200B',
			'\u00A0',
			'#',
			'`',
			'|',
			' curl ',
		);
		const edit = fc.tuple(fc.nat(script.length), fc.nat(40), fc.oneof(pieces, fc.string()));
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
				const text = edits.reduce((old, [at, cut, put]) => old.slice(0, at) + put + old.slice(at + cut), script);
				const told = JSON.stringify(refusalOf(read, text)?.reason ?? {});
				for (const secret of shown) expect(told).not.toContain(secret);
			}),
			{ numRuns: 600 },
		);
	});

	// A reader that goes over the text anew for each of these would not come to an end within the limit of a test.
	test.each([
		...[
			'$(',
			'<<E\n',
			'<<<',
			'> ',
			'>',
			'$ ',
			'export A=',
			'A=',
			'A=$(curl ',
			'sudo ',
			'echo a|',
			'cat <<E|',
			'a@b:~$ ',
			'#',
			'"$(',
			'\u200B',
		],
		...['\u201C', '\u2014', '\u2019\n', '$A', '${A}', 'B=$B$B ', 'curl x\n', `${tokenCall}\n`, '```', 'a> '],
	])('200 KB of %j are read or refused', (unit) => {
		for (const start of ['', 'curl ', 'curl -d "', '$ curl -d @- <<E\n']) {
			const text = start + unit.repeat(200_000 / unit.length);
			const refusal = refusalOf(readCurl, text);
			if (refusal) expect(refusal.message.length).toBeLessThan(300);
			else expect(isCurl(text)).toBe(true);
		}
	});
});

function refusalOf(read: (text: string) => unknown, text: string): PasteRefused | undefined {
	try {
		read(text);
	} catch (error) {
		if (error instanceof PasteRefused) return error;
		throw error;
	}
	return undefined;
}

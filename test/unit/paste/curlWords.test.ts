import fc from 'fast-check';

import { OpenQuote } from '../../../nodes/shared/paste/curlBash';
import { commandWords } from '../../../nodes/shared/paste/curlWords';
import { PasteRefused } from '../../../nodes/shared/paste/pasteRefused';
import { bashPrinters, cmdPrinters, powerShellPrinters, type Printer } from './curlPrinters';

const words = (text: string) => commandWords(text, 0).words.map((word) => word.text);

/** What shells give a meaning to comes up often, beside any other character. */
const word = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'abc -{}[]:,"\'\\^`$%&|<>;()#!*?~=@\n\r\t0x') }),
	fc.string({ unit: 'binary' }),
	fc.json(),
	fc.json().map((json) => JSON.stringify(JSON.parse(json), null, 2)),
);

/** Commands of the words given with them, printed for a shell; the first line is a continued one, which tells the shell. */
function commands(printers: Record<string, Printer>, separators: string[], numRuns: number, check: Check) {
	const printed = fc.tuple(word, fc.constantFrom(...Object.values(printers)), fc.constantFrom(...separators));
	fc.assert(
		fc.property(fc.array(printed, { minLength: 1, maxLength: 6 }), ([first, ...others]) => {
			if (!first) return;
			const text = `-s${separators[0] ?? ' '}${first[1](first[0])}${others.map(([value, print, separator]) => separator + print(value)).join('')}`;
			check(text, ['-s', first[0], ...others.map(([value]) => value)]);
		}),
		{ numRuns },
	);
}

type Check = (text: string, words: string[]) => void;

const readsBack = (printers: Record<string, Printer>, separators: string[]) =>
	commands(printers, separators, 500, (text, expected) => expect(words(text)).toEqual(expected));
const refuses = (printers: Record<string, Printer>, separators: string[]) =>
	commands(printers, separators, 200, (text) => expectForeign(text));

function expectForeign(text: string) {
	expect(() => words(text)).toThrow(PasteRefused);
	expect(() => words(text)).toThrow('expected a cURL command for Bash');
}

describe('any words, written for a shell, are read back as they are', () => {
	test('Bash', () => readsBack(bashPrinters, [' \\\n  ', ' ', '\t', ' \\\r\n', ' \\  \n']));
	test('Bash without a continued line', () => {
		const { single, ansi } = bashPrinters;
		readsBack({ single, ansi }, [' ']);
	});
});

describe('any words, written for another shell, are refused', () => {
	test('the command prompt of Windows', () => {
		const { caret, caretWindows } = cmdPrinters;
		refuses({ caret, caretWindows }, [' ^\r\n  ', ' ', ' ^\n\t']);
	});
	test('the command prompt, all of it on one line', () => {
		const { caret, caretWindows } = cmdPrinters;
		refuses({ caret, caretWindows }, [' ']);
	});
	test('the command prompt in plain quotation marks', () => {
		const { double, doubled } = cmdPrinters;
		refuses({ double, doubled }, [' ^\r\n  ', ' ']);
	});
	test('PowerShell', () => refuses(powerShellPrinters, [' `\r\n  ', ' ']));
});

describe('Bash', () => {
	test.each([
		['a"b c"d', ['ab cd']],
		[`$'a\\x41\\101\\u00e9\\n\\q\\'b'`, ["aAAé\n\\q'b"]],
		[`$"a $b"`, ['a $b']],
		['"\\$x \\x \\\nb"', ['$x \\x b']],
		['a\\\nb', ['ab']],
		['a # b', ['a']],
		['a#b', ['a#b']],
		['"" \'\'', ['', '']],
		['$VAR ${VAR} "$VAR" {{var}}', ['$VAR', '${VAR}', '$VAR', '{{var}}']],
		['a\u00A0b', ['a', 'b']],
		['a 2>file', ['a']],
		['\\', ['\\']],
	])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('the command prompt of Windows is refused', () => {
	test.each([
		['-s ^\n"C:\\temp\\\\" x'],
		['-s ^\na^&b ^^ ^%x^%'],
		['-s ^\na\\"b\\\\"c d"'],
		['-s ^\n"{^\r\n""a"": 1}"'],
		['-s ^\r\n\r\n-d "x"'],
		["-s ^\n'a b'"],
		['-s ^\n"%TOKEN%"'],
		['-s ^\r\n"a"^\r\n\r\n"b"'],
		['a ^"b ^\nc'],
	])('%j', (text) => expectForeign(text));
});

test('a line that begins with a flag goes on with the command where its continuation was lost', () => {
	expect(words('x\n  -H a\r\n\r\n--data b')).toEqual(['x', '-H', 'a', '--data', 'b']);
});

test.each([
	['a | b', '|'],
	['a;b', ';'],
	['a\nb', '\n'],
	['a && b', '&&'],
	['a > b', '>'],
	['a <<EOF\nx', '<<'],
])('%j ends the command', (text, operator) => {
	expect(commandWords(text, 0)).toMatchObject({ words: [{ text: 'a' }], end: { operator } });
});

test.each([
	["a 'b", 2],
	['a "b\\"', 2],
	["a $'b\\'", 2],
])('%j: the quote that is not closed is named', (text, position) => {
	let caught: unknown;
	try {
		commandWords(text, 0);
	} catch (error) {
		caught = error;
	}
	expect(caught).toBeInstanceOf(OpenQuote);
	expect(caught).toMatchObject({ position });
});

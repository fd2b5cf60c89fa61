import { NodeOperationError } from 'n8n-workflow';

import { isReplaced, triggerWords } from '../harness/triggerWords';
import { userTexts, type UserText } from './userTexts';

/** Blame, where the user wants to know what happened and what to do. */
const unkind = /\b(errors?|fail(s|ed|ure|ures)?|problems?|mistakes?)\b/i;

/** What n8n calls an output. */
const branch = /\bError Branch\b/g;

const all = userTexts(['nodes', 'credentials']);
const named = (name: RegExp) => all.filter((text) => name.test(text.name));
const shown = (texts: UserText[]) => texts.map(({ place, text }) => `${place}: ${text}`);

test.each(triggerWords)('n8n replaces a message with %s', (word) => {
	const node = {
		id: '1',
		name: 'Node',
		type: 'node',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const message = `The word ${word.toLowerCase()} in it`;
	expect(new NodeOperationError(node, message).message).not.toBe(message);
	expect(isReplaced(message)).toBe(true);
});

test('the texts for users are found in every product and in what they share', () => {
	const folders = new Set(all.map(({ place }) => place.split('/').slice(0, 2).join('/')));
	for (const name of [
		'AdobeCampaign',
		'AdobeCampaignTransactional',
		'ExperiencePlatform',
		'JourneyOptimizer',
		'Marketo',
	])
		expect(folders).toContain(`nodes/${name}`);
	expect(folders).toContain('nodes/shared');
	expect([named(/^say$/), named(/^todo$/), named(/^message$/)].every((texts) => texts.length > 40)).toBe(true);
	expect(named(/^description$/).length).toBeGreaterThan(100);
});

test('n8n shows every text as it is', () => {
	expect(shown(all.filter(({ text }) => isReplaced(text)))).toEqual([]);
});

test('no text but the description of a parameter speaks of errors, failures, problems or mistakes', () => {
	expect(
		shown(all.filter(({ name, text }) => name !== 'description' && unkind.test(text.replace(branch, '')))),
	).toEqual([]);
});

test('what happened begins like a sentence and ends without a period', () => {
	expect(shown(named(/^say$/).filter(({ text }) => !/^[A-Z'…].*[^.]$/s.test(text)))).toEqual([]);
});

test('what to do is one or more full sentences', () => {
	expect(shown(named(/^todo$|Todo$/).filter(({ text }) => !/^[A-Z'…].*[.…]$/s.test(text)))).toEqual([]);
});

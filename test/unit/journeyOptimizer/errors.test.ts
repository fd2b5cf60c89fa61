import { errors, sentences } from '../../../nodes/JourneyOptimizer/errors';

const triggerWords =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;
const blame = /\b(error|fail(ed|ure)?|problem|mistake)\b/i;
const said = [...errors.map(({ say, todo }) => ({ message: say, todo })), ...Object.values(sentences)].flatMap(
	({ message, todo }) => [message, todo],
);

test.each(said)('n8n shows the sentence as it is: %s', (sentence) => {
	expect(sentence).not.toMatch(triggerWords);
	expect(sentence).not.toMatch(blame);
});

test('what happened is a sentence without a period, what to do ends in one', () => {
	expect(errors.filter(({ say, todo }) => say.endsWith('.') || !todo.endsWith('.'))).toEqual([]);
});

import { errors, noId, statusErrors } from '../../../nodes/JourneyOptimizer/errors';

const triggerWords =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;
const blame = /\b(error|fail(ed|ure)?|problem|mistake)\b/i;
const rows = [...errors, ...Object.values(statusErrors), noId];
const said = rows.flatMap(({ say, todo = '' }) => [say, todo]);

test.each(said)('n8n shows the sentence as it is: %s', (sentence) => {
	expect(sentence).not.toMatch(triggerWords);
	expect(sentence).not.toMatch(blame);
});

test('what happened is a sentence without a period, what to do ends in one', () => {
	expect(rows.filter(({ say, todo }) => say.endsWith('.') || !todo?.endsWith('.'))).toEqual([]);
});

// @ts-check
const { default: Sequencer } = require('@jest/test-sequencer');

const { rank } = require('./longest.cjs');

/** Starts the longest test files first; jest itself knows how long they take only where they have run before. */
module.exports = class LongestFirst extends Sequencer {
	/**
	 * @override
	 * @param {import('@jest/test-result').Test[]} tests
	 */
	async sort(tests) {
		return [...(await super.sort(tests))].sort((one, other) => rank(one.path) - rank(other.path));
	}
};

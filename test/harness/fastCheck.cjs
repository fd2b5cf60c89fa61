// @ts-check
/**
 * fast-check with the same cases in every run, so that a failure is about the change and not about chance. To look for
 * failures, run the tests with other cases: FAST_CHECK_SEED=7 npm test
 */
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 1) });

module.exports = fastCheck;

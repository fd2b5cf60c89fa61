// @ts-check
/** The test files that take longest. They are started first: otherwise the last of them would run alone. */
const longest = [
	'engine/delivery/heap',
	'engine/delivery/shared-batches',
	'engine/delivery/safe-retry',
	'unit/hugeResponses',
	'simulation/simulation',
	'engine/adobeCampaign/event-status',
	'engine/delivery/accounts',
	'engine/delivery/sent-once',
	'engine/adobeCampaign/safe-retry',
	'engine/journeyOptimizer/execute-campaign',
	'engine/marketo/repeats',
	'engine/adobeCampaign/pacing',
	'engine/delivery/pacing',
	'engine/marketo/rules',
	'engine/campaignTransactional/wait',
	'engine/delivery/secrets',
	'engine/marketo/soap',
	'engine/adobeCampaign/token-renewal',
];

/**
 * The place of a test file in the order of starting.
 *
 * @param {string} file
 */
module.exports.rank = (file) => {
	const place = longest.findIndex((name) => file.replaceAll('\\', '/').endsWith(`test/${name}.test.ts`));
	return place < 0 ? longest.length : place;
};

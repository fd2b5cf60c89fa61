import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readPastedEvent } from '../../../nodes/AdobeCampaign/paste/pastedEvent';
import { readApiPreview } from '../../../nodes/AdobeCampaignTransactional/paste/apiPreview';
import { readPreview } from '../../../nodes/ExperiencePlatform/paste/preview';
import { readPastedCampaign } from '../../../nodes/JourneyOptimizer/paste/pastedCampaign';
import { readPastedOrchestrated } from '../../../nodes/JourneyOptimizer/paste/pastedOrchestrated';
import type { Field } from '../../../nodes/shared/paste/field';
import { root } from '../../harness/paths';

const page = readFileSync(join(root, 'docs', 'pasting.md'), 'utf8');

/** The example of a node, with the fence that may be copied along. */
function exampleOf(node: string): string {
	const [, section = ''] = page.split(`\n## ${node}\n`);
	const [example] = /^```\w+\n[^]*?^```$/m.exec(section.split('\n## ')[0] ?? '') ?? [];
	if (example === undefined) throw new Error(`The page has no example for ${node}`);
	return example;
}

const nodes: Array<[node: string, read: (text: string) => { fields: readonly Field[] }, fields: string[]]> = [
	[
		'Stream Ingest',
		readPreview,
		[
			...[
				'header.schemaRef.id',
				'header.imsOrgId',
				'header.datasetId',
				'body.xdmEntity._id',
				'body.xdmEntity.timestamp',
			],
			'body.xdmEntity.identityMap.Email[0].id',
			'body.xdmEntity._experience.campaign.orchestration.eventID',
		],
	],
	[
		'Execute Campaign',
		readPastedCampaign,
		[
			...['recipients[0].userId', 'recipients[0].attachments[0].name', 'recipients[0].attachments[0].source.path'],
			...['recipients[0].context.orderNumber', 'recipients[0].context.shop'],
		],
	],
	['Trigger Orchestrated Campaign', readPastedOrchestrated, ['variables.channel']],
	['Push Event', readPastedEvent, ['email', 'wishedChannel', 'ctx.firstName']],
	['Transactional Send', readApiPreview, ['email', 'ctx.firstName', 'ctx.amount']],
];

test.each(nodes)('the example for %s is read, and has the fields that the page names', (node, read, expected) => {
	expect(read(exampleOf(node)).fields.map(({ path }) => path)).toEqual(expected);
});

import { partOf, typeOf } from '../../../scripts/services/part';
import { services } from '../../../scripts/services/table';
import { list, object, text } from '../../../scripts/start/json';
import { scenesOf } from '../../e2e/video/scenes';
import { root } from '../../harness/paths';

/** The films themselves take a quarter of an hour; that none of them leaves a node out is known before. */
describe.each(services.map((service) => [service.key, service] as const))('the film of %s', (_, service) => {
	const { name, n8n } = partOf(root, service).manifest;
	const scenes = scenesOf(root, service);
	const typesOf = ({ example, nodes }: (typeof scenes)[number]) =>
		nodes.map((shown) => {
			const node = list(example.workflow['nodes'])
				.map(object)
				.find((each) => each['name'] === shown);
			return text(node?.['type']);
		});

	test('shows each node of the package at work', () => {
		const wanted = (n8n?.nodes ?? []).map((path) => `${name}.${typeOf(path)}`);
		expect(scenes.flatMap(typesOf).sort()).toEqual(wanted.sort());
	});

	test('shows no node and no credential of another package', () => {
		for (const { example } of scenes) {
			const written = JSON.stringify(example.workflow);
			expect(written).not.toMatch(/"n8n-nodes-campaign-bridge\./);
			expect(written).not.toMatch(/"(?:adobeImsApi|adobeCampaignSessionApi|marketoApi|journeyOptimizerFeedbackApi)"/);
		}
	});

	test('runs a workflow by a click, unless its node is called from outside', () => {
		for (const { example } of scenes) expect(example.trigger === '').toBe(example.requests.length > 0);
	});
});

import { moveWorkflow } from '../../../scripts/services/moveWorkflow';
import { partOf, typeOf } from '../../../scripts/services/part';
import type { Service } from '../../../scripts/services/table';
import type { Example } from '../../../scripts/start/expected';
import { list, object, text } from '../../../scripts/start/json';
import { examplesOf } from '../installed/partStage';
import { audienceRun } from './audienceRun';

/** A workflow that is shown and run, and whose nodes are opened. */
export interface Scene {
	example: Example;
	/** Names of nodes, each of another type. */
	nodes: string[];
}

/**
 * The workflows in which each node of a part is seen at work.
 *
 * @throws an Error for a node that no workflow has: reviewers ask to see each
 */
export function scenesOf(root: string, service: Service): Scene[] {
	const { name, n8n } = partOf(root, service).manifest;
	const { workflow, moved } = moveWorkflow(root, audienceRun().workflow, service.key);
	const own = moved.length > 0 ? [{ ...audienceRun(), workflow }] : [];
	const examples = examplesOf(root, service)
		// Those that are started in both ways are about more than one service.
		.filter(({ part }) => part.trigger === '' || part.webhook === '')
		// Nothing else is installed, so the part's examples need no names of their own.
		.map(({ whole: { name: title }, part }) => ({
			...part,
			...{ name: title, workflow: { ...part.workflow, name: title } },
		}));
	const candidates = [...examples, ...own];
	const scenes = new Map<Example, string[]>();
	for (const path of n8n?.nodes ?? []) {
		const type = `${name}.${typeOf(path)}`;
		const [best] = candidates
			.flatMap((example) => {
				const node = nodeOf(example, type);
				return node === undefined ? [] : [{ example, node, rank: rankOf(example, node) }];
			})
			.sort((a, b) => a.rank - b.rank);
		if (!best) throw new Error(`No workflow for the film has the node ${type}`);
		scenes.set(best.example, [...(scenes.get(best.example) ?? []), best.node]);
	}
	return [...scenes].map(([example, nodes]) => ({ example, nodes }));
}

/** The node of this type, the one whose items are counted before others. */
function nodeOf({ workflow, node }: Example, type: string): string | undefined {
	const names = list(workflow['nodes'])
		.map(object)
		.filter((each) => each['type'] === type)
		.map(({ name }) => text(name));
	return names.includes(node) ? node : names[0];
}

/** Best is a workflow about this node that is run by a click: the film then shows the run itself. */
const rankOf = ({ node, requests }: Example, shown: string): number =>
	(node === shown ? 0 : 2) + (requests.length === 0 ? 0 : 1);

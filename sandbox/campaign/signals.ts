import { demoWorkflows } from '../demo';
import type { Reply } from '../http';
import type { Journal } from '../journal';
import { methodResponse } from './answers';
import { executionFault, parametersFault } from './envelope';
import type { MethodRequest } from './method';
import { hasNamespace, type XmlElement } from '../xmlTree';

const booleans = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

/** Signals to External signal activities: `xtk:workflow#PostEvent` (Campaign documentation, "External signal"). */
export class Signals {
	/** Activities that were completed: they do not react any more, and nobody is told. */
	private readonly completed = new Set<string>();

	constructor(private readonly journal: Journal) {}

	/** Parameters by position: workflow, activity, transition, variables, complete. */
	post(request: MethodRequest): Reply {
		const [workflowId, activity, transition, parameters, complete] = request.parameters;
		const workflow = demoWorkflows.find(
			({ id, internalName }) => workflowId?.text === internalName || workflowId?.text === String(id),
		);
		const variables = readVariables(parameters, request);
		const ends = booleans.get(complete?.text.trim() ?? '');
		if (ends === undefined) throw parametersFault(request, 'The last parameter is not a boolean.', 'SOP-330007 ');
		if (!workflow) throw executionFault(request, `The workflow '${workflowId?.text ?? ''}' does not exist.`);
		if (activity?.text !== workflow.activity) {
			throw executionFault(request, `The activity '${activity?.text ?? ''}' does not exist.`);
		}
		if (!workflow.transitions.includes(transition?.text ?? '')) {
			throw executionFault(request, `The transition '${transition?.text ?? ''}' does not exist.`);
		}
		const place = `${workflow.internalName}/${workflow.activity}`;
		const isWaiting = workflow.stopped !== true && !this.completed.has(place);
		if (ends) this.completed.add(place);
		if (isWaiting) this.take(place, transition?.text ?? '', variables, request);
		return methodResponse(request.schema, request.method, '');
	}

	reset(): void {
		this.completed.clear();
	}

	private take(
		place: string,
		transition: string,
		variables: Map<string, string>,
		{ call, signedInBy }: MethodRequest,
	): void {
		const values = Object.fromEntries(variables);
		this.journal.addMessage({
			platform: 'campaign',
			kind: 'signal',
			call: call.id,
			key: `${place}?${String(new URLSearchParams(values))}`,
			addressee: place,
			eventType: transition,
			summary: JSON.stringify(values).slice(0, 160),
			detail: { signedInBy, variables: values },
		});
	}
}

/** Exactly one element `variables` in no namespace, whose attributes are the variables. */
function readVariables(parameters: XmlElement | undefined, request: MethodRequest): Map<string, string> {
	const [variables, ...others] = parameters?.children ?? [];
	if (variables?.name !== 'variables' || others.length > 0 || hasNamespace(variables)) {
		throw parametersFault(request, 'Exactly one <variables> in no namespace is expected.', 'SOP-330007 ');
	}
	if (variables.children.length > 0 || variables.text.trim() !== '') {
		throw parametersFault(request, 'Variables are attributes.', 'SOP-330007 ');
	}
	return variables.attributes;
}

import type { Reply } from '../http';
import type { Journal } from '../journal';
import { escapeXml, methodResponse, scalar, xmlValue } from './answers';
import type { CampaignControls } from './controls';
import { executionFault, parametersFault } from './envelope';
import { BadEvent, readEvent, type CampaignEvent, type Queue } from './event';
import type { Events } from './events';
import type { MethodRequest } from './method';
import type { XmlElement } from '../xmlTree';

const maxSummaryLength = 160;

/** Stores events in the two queues. */
export class Push {
	constructor(
		private readonly controls: CampaignControls,
		private readonly journal: Journal,
		private readonly events: Events,
	) {}

	/** Stores one event and responds with its id, a number above 2^53. */
	pushEvent(request: MethodRequest, queue: Queue): Reply {
		const { schema, method } = request;
		const [element, ...others] = childrenOfOnlyParameter(request);
		if (!element || others.length > 0) {
			throw parametersFault(request, `Exactly one <${queue}> is expected.`, 'SOP-330007 ');
		}
		const event = readOrFault(element, queue, request);
		// Documented: 0 means that the event was not stored, and there is no fault.
		if (this.controls.plId === 'zero') {
			return methodResponse(schema, method, scalar('plId', 'long', '0'));
		}
		const id = this.store(event, queue, request);
		const isReported = this.controls.plId !== 'missing';
		return methodResponse(schema, method, isReported ? scalar('plId', 'long', id) : '');
	}

	/**
	 * Stores the events inside the wrapper element. A collection with a single event is echoed and not stored (KA-19369),
	 * and so is an event without a wrapper, because it is taken for the wrapper.
	 */
	pushEvents(request: MethodRequest, queue: Queue): Reply {
		const [wrapper, ...others] = childrenOfOnlyParameter(request);
		if (!wrapper || others.length > 0 || wrapper.uri !== '') {
			const expected = 'One parent element in no namespace is expected around the events.';
			throw parametersFault(request, expected, 'SOP-330007 ');
		}
		const isUnwrapped = wrapper.name === queue;
		if (isUnwrapped || wrapper.children.length < 2) return echo(request, wrapper, isUnwrapped);
		const ids = this.controls.storesBeforeFault
			? wrapper.children.map((child) => this.store(readOrFault(child, queue, request), queue, request))
			: wrapper.children
					.map((child) => readOrFault(child, queue, request))
					.map((event) => this.store(event, queue, request));
		return methodResponse(request.schema, request.method, xmlValue('pdomIds', this.idList(ids, queue)));
	}

	/** Adds an event to the journal and returns its id as a decimal number. */
	private store(event: CampaignEvent, queue: Queue, { call, signedInBy, method }: MethodRequest): string {
		const id = this.events.store(event, queue);
		const { attributes, type, ctx, covered, otherChildren } = event;
		this.journal.addMessage({
			platform: 'campaign',
			kind: queue,
			call: call.id,
			key: attributes.externalId,
			addressee: attributes.email || attributes.mobilePhone || attributes.registrationToken || '',
			eventType: type,
			summary: JSON.stringify(ctx ?? '').slice(0, maxSummaryLength),
			detail: { id, method, signedInBy, covered, attributes, ctx, otherChildren },
		});
		return id;
	}

	private idList(ids: string[], queue: Queue): string {
		const { batchIds } = this.controls;
		const reported = batchIds === 'all' ? ids : batchIds === 'fewer' ? ids.slice(0, -1) : [];
		return `<Events>${reported.map((id) => `<${queue} id='${id}'/>`).join('')}</Events>`;
	}
}

function childrenOfOnlyParameter({ parameters }: MethodRequest): XmlElement[] {
	return parameters[0]?.text.trim() === '' ? parameters[0].children : [];
}

function readOrFault(element: XmlElement, queue: Queue, request: MethodRequest): CampaignEvent {
	try {
		return readEvent(element, queue);
	} catch (error) {
		if (!(error instanceof BadEvent)) throw error;
		throw executionFault(request, error.message);
	}
}

/** The request as the platform echoes it: events with their attributes, but never with an id. */
function echo({ schema, method }: MethodRequest, wrapper: XmlElement, isEvent: boolean): Reply {
	const flat = ({ name, attributes }: XmlElement): string => {
		const shown = [...attributes].filter(([key]) => key !== 'id');
		return `<${[name, ...shown.map(([key, value]) => `${key}='${escapeXml(value)}'`)].join(' ')}/>`;
	};
	const xml = isEvent ? flat(wrapper) : `<${wrapper.name}>${wrapper.children.map(flat).join('')}</${wrapper.name}>`;
	return methodResponse(schema, method, xmlValue('pdomIds', xml));
}

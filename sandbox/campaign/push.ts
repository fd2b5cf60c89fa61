import type { Reply } from '../http';
import type { Journal } from '../journal';
import { escapeXml, methodResponse, scalar, xmlValue } from './answers';
import type { CampaignControls } from './controls';
import { executionFault, parametersFault } from './envelope';
import { BadEvent, readEvent, type CampaignEvent, type Queue } from './event';
import type { MethodRequest } from './method';
import type { XmlElement } from '../xmlTree';

/** The instance's share of every event id: executionInstanceId × 2^56 (KA-19487). */
const instanceOffset = 1n << 56n;
const firstEventNumber = 1_200_000n;
const maxSummaryLength = 160;

/** Takes events into the two queues. */
export class Push {
	private lastNumber = firstEventNumber;

	constructor(
		private readonly controls: CampaignControls,
		private readonly journal: Journal,
	) {}

	/** Stores one event and answers with its id, a number beyond 2^53. */
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
		const isTold = this.controls.plId !== 'missing';
		return methodResponse(schema, method, isTold ? scalar('plId', 'long', id) : '');
	}

	/**
	 * Stores the events inside the one wrapper element. A collection of a single event is answered with
	 * an echo and stored nowhere (KA-19369); so is a lone event, which is taken for the wrapper.
	 */
	pushEvents(request: MethodRequest, queue: Queue): Reply {
		const [wrapper, ...others] = childrenOfOnlyParameter(request);
		if (!wrapper || others.length > 0 || wrapper.uri !== '') {
			const expected = 'One parent element in no namespace is expected around the events.';
			throw parametersFault(request, expected, 'SOP-330007 ');
		}
		const isLoneEvent = wrapper.name === queue;
		if (isLoneEvent || wrapper.children.length < 2) return echo(request, wrapper, isLoneEvent);
		const ids = this.controls.storesBeforeFault
			? wrapper.children.map((child) => this.store(readOrFault(child, queue, request), queue, request))
			: wrapper.children
					.map((child) => readOrFault(child, queue, request))
					.map((event) => this.store(event, queue, request));
		return methodResponse(request.schema, request.method, xmlValue('pdomIds', this.idList(ids, queue)));
	}

	/** Puts an event into the journal and returns its id in decimal. */
	private store(event: CampaignEvent, queue: Queue, { call, signedInBy, method }: MethodRequest): string {
		this.lastNumber += 1n;
		const id = String(instanceOffset + this.lastNumber);
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
		const told = batchIds === 'all' ? ids : batchIds === 'fewer' ? ids.slice(0, -1) : [];
		return `<Events>${told.map((id) => `<${queue} id='${id}'/>`).join('')}</Events>`;
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

/** What came in, as the platform sends it back: events with their attributes, never with an id. */
function echo({ schema, method }: MethodRequest, wrapper: XmlElement, isEvent: boolean): Reply {
	const flat = ({ name, attributes }: XmlElement): string => {
		const shown = [...attributes].filter(([key]) => key !== 'id');
		return `<${[name, ...shown.map(([key, value]) => `${key}='${escapeXml(value)}'`)].join(' ')}/>`;
	};
	const xml = isEvent ? flat(wrapper) : `<${wrapper.name}>${wrapper.children.map(flat).join('')}</${wrapper.name}>`;
	return methodResponse(schema, method, xmlValue('pdomIds', xml));
}

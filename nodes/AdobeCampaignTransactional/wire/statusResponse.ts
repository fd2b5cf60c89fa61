import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { unknown } from '../../shared/contract/outcome';
import { reasonFor } from '../../shared/platform/errorRow';
import { platformWords } from '../../shared/text/platformWords';
import { situations, statusErrors } from '../errors';
import { judgeRefusal } from './refusal';
import { readResponse } from './response';
import { isDelivered, isFinal } from './statuses';
import type { SentEvent } from './statusRequest';

/** What the response about one event says. */
export function judgeStatusResponse(response: WireResponse, event: SentEvent): Judgement {
	if (response.status < 200 || response.status > 299) return judgeRefusal(response, 'status');
	const told = readResponse(response.body);
	const status = told?.status;
	if (told && typeof status === 'string' && status !== '') {
		const { organization, eventId } = event.address;
		// What the platform leaves out of its response is needed to ask once more.
		const verdict = { final: isFinal(status), delivered: isDelivered(status), status };
		const json = { ...verdict, PKey: event.pKey, ...told, organization, eventId, ...verdict };
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
	}
	const row = told ? situations.noStatus : statusErrors('status').other;
	const facts = { platformMessage: platformWords(response.body) };
	return { kind: 'answered', outcomes: [unknown(reasonFor(row, response, facts))] };
}

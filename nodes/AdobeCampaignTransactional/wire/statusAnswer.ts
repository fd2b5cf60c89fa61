import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { unknown } from '../../shared/contract/outcome';
import { platformWords } from '../../shared/text/platformWords';
import { situations } from '../errors';
import { readAnswer } from './answer';
import { judgeRefusal } from './refusal';
import { isDelivered, isFinal } from './statuses';
import type { SentEvent } from './statusRequest';

/** What the answer about one event says. */
export function judgeStatusAnswer(answer: WireResponse, event: SentEvent, nowMs: number): Judgement {
	if (answer.status < 200 || answer.status > 299) return judgeRefusal(answer, 'status', nowMs);
	const told = readAnswer(answer.body);
	const status = told?.status;
	if (told && typeof status === 'string' && status !== '') {
		const { organization, eventId } = event.address;
		// What the platform leaves out of its answer is needed to ask once more.
		const json = {
			PKey: event.pKey,
			...told,
			organization,
			eventId,
			final: isFinal(status),
			delivered: isDelivered(status),
		};
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
	}
	const { say, todo } = told ? situations.noStatus : situations.statusUnreadable;
	const platformMessage = platformWords(answer.body);
	const reason = { message: say, todo, httpStatus: answer.status, platformMessage };
	return { kind: 'answered', outcomes: [unknown(reason)] };
}

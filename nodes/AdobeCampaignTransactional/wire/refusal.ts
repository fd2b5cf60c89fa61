import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeInstanceRefusal } from '../../shared/ims/campaignRefusal';
import { errors, situations, statusErrors, type Asked } from '../errors';

/** Judges a response that is not a success, by what was asked for. */
export function judgeRefusal(response: WireResponse, asked: Asked): NotAnswered {
	return judgeInstanceRefusal(response, { ...situations, codes: errors, statuses: statusErrors(asked) });
}

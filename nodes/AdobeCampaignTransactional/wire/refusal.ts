import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeInstanceRefusal } from '../../shared/ims/campaignRefusal';
import { errors, situations, statusErrors, type Asked } from '../errors';

/** Judges a response that is not a success, by what was asked for. */
export function judgeRefusal(response: WireResponse, asked: Asked): NotAnswered {
	const { checkUri, noCname, noSuchKey } = situations;
	return judgeInstanceRefusal(response, {
		...{ codes: errors, statuses: statusErrors(asked) },
		...{ checkUri, noCname, noSuchKey },
	});
}

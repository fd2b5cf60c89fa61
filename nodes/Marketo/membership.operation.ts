import type { Sending } from '../shared/contract/operation';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Run } from '../shared/delivery/run';
import { marketoCredential } from './credential';
import { askPages } from './lookUp.operation';
import { judgeMembership, membershipRequest, type Membership, type MembershipQuestion } from './wire/membership';
import type { Page } from './wire/page';

/** Three hundred campaigns each. */
const MOST_PAGES = 10;

const membershipLookUp: Sending<MembershipQuestion, Page<Membership>> = {
	credential: marketoCredential,
	limits: { messages: 1 },
	readsOnly: true,
	group: () => ({ key: '', bytes: 0 }),
	encode: onlyOne(membershipRequest),
	judge: judgeMembership,
};

/** Which smart campaigns leads have run through: one call for each lead, so only for a few of them. */
export class Memberships {
	private readonly known = new Map<number, Membership[]>();
	private left: number;

	/** @param checks how many leads may be looked up in all */
	constructor(
		private readonly run: Run,
		checks: number,
	) {
		this.left = checks;
	}

	/** Looks up those that are not known yet. What cannot be looked up stays unknown: it is an extra. */
	async ask(leadIds: readonly number[]): Promise<void> {
		const wanted = [...new Set(leadIds)].filter((id) => !this.known.has(id)).slice(0, this.left);
		this.left -= wanted.length;
		// The first goes alone: without the permission, the others are not worth a call.
		await this.lookUp(wanted.slice(0, 1));
		await this.lookUp(wanted.slice(1));
	}

	/** The campaigns of a lead; undefined where they are not known. */
	of(leadId: number): readonly Membership[] | undefined {
		return this.known.get(leadId);
	}

	private async lookUp(leadIds: readonly number[]): Promise<void> {
		if (this.left < 0) return;
		const questions = new Map(leadIds.map((leadId) => [String(leadId), { leadId, page: '' }]));
		await askPages(this.run, membershipLookUp, questions, MOST_PAGES, (key, found) => {
			if (Array.isArray(found)) this.known.set(Number(key), found);
			else if (found.reason.code === '603') this.left = -1;
		});
	}
}

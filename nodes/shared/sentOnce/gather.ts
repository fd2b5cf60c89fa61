import { wait } from '../account/wait';

/** What arrives within so many milliseconds is handled together. */
const GATHERED_MS = 4;

/** Brings together what the runs of this process ask for at about the same time, and handles one lot after the other. */
export class Gather<Asked, Told> {
	private waiting: Array<{ asked: Asked; tell: (told: Told) => void }> = [];
	private working = false;

	/** @param handle one result per member of the lot, in their order; never rejects */
	constructor(private readonly handle: (lot: Asked[]) => Promise<Told[]>) {}

	get idle(): boolean {
		return !this.working;
	}

	async add(asked: Asked): Promise<Told> {
		const told = new Promise<Told>((tell) => this.waiting.push({ asked, tell }));
		if (!this.working) void this.work();
		return await told;
	}

	private async work(): Promise<void> {
		this.working = true;
		while (this.waiting.length > 0) {
			await wait(GATHERED_MS);
			const lot = this.waiting.splice(0);
			const told = await this.handle(lot.map(({ asked }) => asked));
			told.forEach((one, place) => lot[place]?.tell(one));
		}
		this.working = false;
	}
}

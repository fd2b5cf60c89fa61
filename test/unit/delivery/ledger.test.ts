import { Hints } from '../../../nodes/shared/item/hints';
import { Ledger } from '../../../nodes/shared/delivery/ledger';
import { recall, remember } from '../../../nodes/shared/delivery/runMemory';
import { rejected, unknown, type Outcome } from '../../../nodes/shared/contract/outcome';

const accepted: Outcome = { outcome: 'accepted', json: { accepted: true } };
const refused = rejected({ message: 'no' });
const lost = unknown({ message: 'who knows' });

describe('the ledger of outcomes', () => {
	test('counts by outcome, and what has none as not sent', () => {
		const ledger = new Ledger(5);
		ledger.write(0, accepted);
		ledger.write(3, refused);
		ledger.write(2, lost);
		expect(ledger.counts()).toEqual({ accepted: 1, rejected: 1, unknown: 1, notSent: 2 });
	});

	test('a second outcome for the same item is an offence', () => {
		const ledger = new Ledger(1);
		ledger.write(0, accepted);
		expect(() => ledger.write(0, refused)).toThrow('Item 0 has an outcome already');
		expect(ledger.at(0)).toBe(accepted);
	});

	test('names the item that failed first in time, not in order', () => {
		const ledger = new Ledger(3);
		ledger.write(2, lost);
		ledger.write(0, refused);
		expect(ledger.firstFailed).toBe(2);
	});

	test('an outcome taken over from an earlier try stops nothing', () => {
		const ledger = new Ledger(2);
		ledger.recall(0, lost);
		expect(ledger.firstFailed).toBeUndefined();
		expect(ledger.at(0)).toBe(lost);
	});
});

describe('the memory of a run', () => {
	const run = {};
	const item = { a: 1 };

	test('keeps what was accepted or may have been executed, for the same run, place and item', () => {
		remember(run, 0, item, accepted);
		remember(run, 1, item, lost);
		expect([recall(run, 0, item), recall(run, 1, item)]).toEqual([accepted, lost]);
	});

	test('forgets what was rejected: it may be sent again', () => {
		remember(run, 2, item, refused);
		expect(recall(run, 2, item)).toBeUndefined();
	});

	test('items of one run and place are kept apart: tool calls of an agent may run at once', () => {
		const [one, two] = [{ a: 1 }, { a: 1 }];
		remember(run, 5, one, accepted);
		remember(run, 5, two, lost);
		expect([recall(run, 5, one), recall(run, 5, two)]).toEqual([accepted, lost]);
	});

	test('another run, place or item is not meant', () => {
		remember(run, 0, item, accepted);
		expect([recall({}, 0, item), recall(run, 7, item), recall(run, 0, { a: 1 })]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe('hints', () => {
	test('a sentence is said once with the number of items', () => {
		const hints = new Hints();
		hints.add('one');
		for (let count = 0; count < 3; count++) hints.add('many');
		expect(hints.texts()).toEqual([
			{ message: 'one', type: 'warning' },
			{ message: 'many (3 items)', type: 'warning' },
		]);
	});

	test('a hint fits into the output pane', () => {
		const hints = new Hints();
		hints.add('x'.repeat(500));
		expect(hints.texts()[0]?.message).toHaveLength(120);
		expect(hints.texts()[0]?.message).toMatch(/…$/);
	});
});

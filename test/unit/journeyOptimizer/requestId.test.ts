import fc from 'fast-check';

import { callId } from '../../../nodes/JourneyOptimizer/wire/execution';

const uuid = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('a message that travels alone gives its call its own ID', () => {
	expect(callId(['order-1'])).toBe('order-1');
});

test('several messages give a UUID, the same whenever they travel together', () => {
	expect(callId(['a', 'b'])).toMatch(uuid);
	expect(callId(['a', 'b'])).toBe(callId(['a', 'b']));
});

test('the halves of a divided call have other IDs than the whole', () => {
	const ids = ['a', 'b', 'c', 'd'];
	const all = [ids, ids.slice(0, 2), ids.slice(2), ids.slice(0, 1), ids.slice(1, 2)].map((part) => callId(part));
	expect(new Set(all).size).toBe(all.length);
});

test('different messages never make the same ID', () => {
	fc.assert(
		fc.property(fc.array(fc.string(), { minLength: 2 }), fc.array(fc.string(), { minLength: 2 }), (one, other) => {
			expect(callId(one) === callId(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
		}),
	);
});

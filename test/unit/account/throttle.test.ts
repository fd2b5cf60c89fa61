import fc from 'fast-check';

import { Throttle } from '../../../nodes/shared/account/throttle';

const ms = fc.double({ min: 0, max: 1e7, noNaN: true });

test('the time at which more is given back lies ahead, however times are rounded', () => {
	const throttle = new Throttle();
	throttle.turnedAway(368, 368.54114868479996, 368.54114868479996, 1000, 1);
	expect(throttle.restoresAtMs(2368.5411486847997)).toBeGreaterThan(2368.5411486847997);
	fc.assert(
		fc.property(
			ms,
			fc.integer({ min: 1, max: 60_000 }),
			fc.integer({ min: 0, max: 40 }),
			(quietMs, windowMs, windows) => {
				const one = new Throttle();
				one.turnedAway(quietMs, quietMs, quietMs, windowMs, 1);
				const nowMs = quietMs + windows * windowMs;
				expect(one.restoresAtMs(nowMs)).toBeGreaterThan(nowMs);
			},
		),
	);
});

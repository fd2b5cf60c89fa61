import type { Direction, Unit } from '../rows/row';

const units: Record<Unit, string> = {
	...{ seconds: ' s', milliseconds: ' ms', megabytes: ' MB' },
	...{ perSecond: ' per s', callsPerMessage: ' per message' },
};

/** A measured value with its unit and three significant digits. */
export function figure(value: number, unit: Unit = 'seconds'): string {
	return `${threeDigits(value)}${units[unit]}`;
}

function threeDigits(value: number): string {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
	return value.toFixed(digits);
}

const signs: Record<Direction, string> = { faster: '≥', atLeast: '≥', atMost: '≤', more: '≤' };

/** A row's target as text; the ones that the same run set have more digits than people give. */
export function target(direction: Direction, limit: number | undefined): string {
	return limit === undefined ? '' : `${signs[direction]} ${Math.round(limit * 100) / 100}`;
}

/** A row's comparison as text. */
export function comparison(direction: Direction, ratio: number, unit?: Unit): string {
	return direction === 'more'
		? `${ratio < 0 ? '' : '+'}${ratio.toFixed(2)} ${unit === 'milliseconds' ? 'ms' : ''}`.trim()
		: ratio.toFixed(2);
}

/** A share as a percentage; one that is not all is never rounded up to it. */
export function percent(share: number): string {
	const whole = share < 1 ? Math.min(99, Math.round(share * 100)) : Math.round(share * 100);
	return `${whole} %`;
}

/** What an event's ID consists of. */
export interface EventKey {
	/** The number of the execution instance; 0 where the ID names none, as a primary key does. */
	instance: number;
	/** The primary key in the instance's own table, as digits. */
	key: string;
}

/** An ID is the number of the execution instance × 2^56 + the primary key (KA-19487; acc-js-sdk, Message Center). */
const KEY_BITS = 56;
const INSTANCE_BITS = 8;

/**
 * Takes an ID apart, as PushEvent returned it.
 *
 * @param text digits, with a minus sign where the instance's number overflows 63 bits
 * @returns undefined where it is not an ID: not a number of 64 bits, or 0, which PushEvent returns for what was not stored
 */
export function eventKey(text: string): EventKey | undefined {
	if (!/^-?\d{1,20}$/.test(text)) return undefined;
	const id = BigInt(text);
	if (BigInt.asUintN(64, id) !== id && BigInt.asIntN(64, id) !== id) return undefined;
	const key = BigInt.asUintN(KEY_BITS, id);
	if (key === 0n) return undefined;
	return { instance: Number(BigInt.asUintN(INSTANCE_BITS, id >> BigInt(KEY_BITS))), key: String(key) };
}

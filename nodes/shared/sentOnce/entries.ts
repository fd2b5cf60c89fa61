import { randomUUID } from 'node:crypto';

/**
 * What is kept of a key: `key` once it was claimed, and `?key` as long as its message is not known to be accepted. Both
 * are recorded in one call, so a process that dies in between leaves a key that counts as unknown, never as accepted.
 */
export const keyEntry = (key: string): string => (/^[?#=]/.test(key) ? `=${key}` : key);
export const openEntry = (key: string): string => `?${keyEntry(key)}`;
export const entriesOf = (key: string): string[] => [keyEntry(key), openEntry(key)];

/** An entry that nobody else records: where it is gone, somebody has written over what was recorded with it. */
export const ownMark = (): string => `#${randomUUID()}`;

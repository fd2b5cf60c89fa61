import { dateMs } from '../item/date';
import { readExactJson, typedJson } from '../text/exactJson';
import { isRecord } from '../text/json';
import { ExactNumber, numberOf } from '../text/exactNumber';
import type { FieldType } from './field';

const numeral = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** What a value would have to be, for messages. */
export const nouns: Readonly<Record<FieldType, string>> = {
	string: 'a text',
	number: 'a number',
	boolean: 'true or false',
	dateTime: 'a date',
	array: 'a list',
	object: 'an object',
};

/**
 * A value in the type of its field: texts of numbers, of dates, of true and false and of JSON are read.
 *
 * @param zone the IANA zone that a date without an offset is meant in; dates are written in UTC
 * @returns undefined where it cannot be one
 */
export function convert(value: unknown, type: FieldType, zone: string): unknown {
	switch (type) {
		case 'string':
			return textOf(value);
		case 'number':
			return numberFrom(value);
		case 'boolean':
			return booleanFrom(value);
		case 'dateTime':
			return dateText(value, zone);
		case 'array':
			return Array.isArray(value) ? value : parsed(value, Array.isArray);
		case 'object':
			return isRecord(value) ? value : parsed(value, isRecord);
	}
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (['number', 'boolean', 'bigint'].includes(typeof value) || value instanceof ExactNumber) return String(value);
	// n8n gives dates as objects.
	return typeof value === 'object' ? dateText(value, 'utc') : undefined;
}

function numberFrom(value: unknown): number | ExactNumber | undefined {
	if (value instanceof ExactNumber) return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value === 'bigint') return numberOf(String(value));
	const text = typeof value === 'string' ? value.trim() : '';
	if (!numeral.test(text)) return undefined;
	// JSON has no leading zeros or plus signs; only plain long integers are kept to the digit.
	const number = /^-?(0|[1-9]\d*)$/.test(text) ? numberOf(text) : Number(text);
	return number instanceof ExactNumber || Number.isFinite(number) ? number : undefined;
}

function booleanFrom(value: unknown): boolean | undefined {
	const text = String(value).trim().toLowerCase();
	if (text === 'true' || text === '1') return true;
	return text === 'false' || text === '0' ? false : undefined;
}

function dateText(value: unknown, zone: string): string | undefined {
	const milliseconds = dateMs(value, zone);
	return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}

function parsed(value: unknown, fits: (value: unknown) => boolean): unknown {
	if (typeof value !== 'string') return undefined;
	// Within an object, a list is read like one; its numbers keep every digit.
	const read = readExactJson(`{"value":${typedJson(value)}}`) ?? {};
	return Object.keys(read).length === 1 && fits(read.value) ? read.value : undefined;
}

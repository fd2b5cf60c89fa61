import { useState } from 'preact/hooks';

/** A setting that this browser remembers. */
export function useRemembered(name: string, initial: string): [string, (value: string) => void] {
	const [value, setValue] = useState(() => read(name) ?? initial);
	return [
		value,
		(next) => {
			setValue(next);
			write(name, next);
		},
	];
}

function read(name: string): string | undefined {
	try {
		return localStorage.getItem(`sandbox.${name}`) ?? undefined;
	} catch {
		// A browser may forbid it.
		return undefined;
	}
}

function write(name: string, value: string): void {
	try {
		localStorage.setItem(`sandbox.${name}`, value);
	} catch {
		// Then it is not remembered.
	}
}

import { useLayoutEffect } from 'preact/hooks';

/** The keys of the page, as its help lists them. */
export const keyHelp: ReadonlyArray<[keys: string, what: string]> = [
	['j  ↓', 'Next row'],
	['k  ↑', 'Previous row'],
	['Enter', 'Open the row'],
	['Esc', 'Close what is open'],
	['/', 'Search'],
	['p', 'Pause or resume'],
	['f', 'Make it fail'],
	['1 – 7', 'Tabs: All, the platforms, Refused'],
	['?', 'This list'],
];

/** Calls the action of a key, except while something is being typed. */
export function useKeys(actions: Record<string, (event: KeyboardEvent) => void>): void {
	// Not after painting, as useEffect: until then, a key that follows quickly would meet the state of before.
	useLayoutEffect(() => {
		const onKeyDown = (event: KeyboardEvent): void => {
			if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
			if (event.key !== 'Escape' && isOccupied(event)) return;
			const action = actions[event.key];
			if (!action) return;
			// In a search field, Escape also empties it.
			if (event.key !== 'Escape') event.preventDefault();
			action(event);
		};
		document.addEventListener('keydown', onKeyDown);
		return () => document.removeEventListener('keydown', onKeyDown);
	});
}

/** Whether a key means something where it was pressed: in a field, and for arrow keys also in a tab list or the drawer. */
function isOccupied({ key, target }: KeyboardEvent): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.matches('input, select, textarea')) return true;
	return key.startsWith('Arrow') && target.closest('.drawer, [role="tablist"]') !== null;
}

/** A paste is read while somebody types: previews and requests of a real event take a few thousand characters. */
export const LARGEST_PASTE_CHARACTERS = 200_000;
/** Documented schemas nest about ten levels. */
export const DEEPEST_PASTE = 60;
/** More places than any form shows. */
export const MOST_PLACES = 2_000;

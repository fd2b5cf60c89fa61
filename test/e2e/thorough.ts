/** Whether `--thorough` was given: what takes long and rarely tells more is done too. */
export const isThorough = process.argv.includes('--thorough');

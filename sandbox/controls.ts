/** Thrown for an unknown control or a value that is not valid; the message says which. */
export class ControlError extends Error {}

/** Settings of a platform that people and tests change, in process through `values` or over HTTP. */
export class Controls<Values extends object> {
	/** The current settings. A change takes effect with the next call. */
	readonly values: Values;

	/**
	 * @param defaults the initial settings; a control keeps the type of its default
	 * @param choices the allowed values of controls with a fixed set
	 */
	constructor(
		private readonly defaults: Values,
		private readonly choices: { [Name in keyof Values]?: ReadonlyArray<Values[Name]> } = {},
	) {
		this.values = { ...defaults };
	}

	/** Changes the settings in `patch`, either all or none; throws ControlError. */
	set(patch: unknown): void {
		if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
			throw new ControlError('The controls of a platform must be an object');
		}
		const entries = Object.entries(patch);
		for (const [name, value] of entries) this.check(name, value);
		Object.assign(this.values, Object.fromEntries(entries));
	}

	reset(): void {
		Object.assign(this.values, this.defaults);
	}

	private check(name: string, value: unknown): void {
		const known = new Map<string, unknown>(Object.entries(this.defaults));
		if (!known.has(name)) throw new ControlError(`Unknown control '${name}'`);
		const type = typeof known.get(name);
		if (typeof value !== type) throw new ControlError(`Control '${name}' must be a ${type}`);
		const choices = new Map<string, unknown>(Object.entries(this.choices)).get(name);
		if (Array.isArray(choices) && !choices.includes(value)) {
			throw new ControlError(`Control '${name}' must be one of: ${choices.join(', ')}`);
		}
	}
}

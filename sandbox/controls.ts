/** Thrown for a control that does not exist or a value it cannot take; the message says which. */
export class ControlError extends Error {}

/** Switches of a platform that people and tests turn, in process through `values` or over HTTP. */
export class Controls<Values extends object> {
	/** The current settings. Assigning to a property takes effect with the next call. */
	readonly values: Values;

	/**
	 * @param defaults the settings at start; a control keeps the type of its default
	 * @param choices the allowed values of those controls that name a behaviour
	 */
	constructor(
		private readonly defaults: Values,
		private readonly choices: { [Name in keyof Values]?: ReadonlyArray<Values[Name]> } = {},
	) {
		this.values = { ...defaults };
	}

	/** Takes over what `patch` names, all of it or nothing; throws ControlError. */
	set(patch: unknown): void {
		if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
			throw new ControlError('controls of a platform are an object');
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
		if (!known.has(name)) throw new ControlError(`there is no control '${name}'`);
		const type = typeof known.get(name);
		if (typeof value !== type) throw new ControlError(`control '${name}' takes a ${type}`);
		const choices = new Map<string, unknown>(Object.entries(this.choices)).get(name);
		if (Array.isArray(choices) && !choices.includes(value)) {
			throw new ControlError(`control '${name}' takes one of: ${choices.join(', ')}`);
		}
	}
}

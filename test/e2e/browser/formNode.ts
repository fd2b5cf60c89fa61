/** A dropdown whose entries come from the platform. */
export interface List {
	parameter: string;
	/** Entries that it must hold. */
	holds: string[];
	/** Typed into its search. */
	search: string;
	/** What the one entry that is then left begins with. */
	finds: string;
}

/** A way in which a node's form is used; the modes of a node follow each other in the open form. */
export interface FormMode {
	name: string;
	/** What leads here from the mode before: a dropdown and the entry to choose, or a switch. */
	steps?: Array<[string, string] | string>;
	/** Labels that must be to be seen, in this order; others may be between them. */
	shown: string[];
	/** Labels that belong to other modes. */
	hidden: string[];
	/** Part of a notice. */
	says?: string;
	/** Options that must be there to be added. */
	options?: string[];
}

export interface FormNode {
	name: string;
	type: string;
	credential: string;
	modes: FormMode[];
	/** Dropdowns that are read from the platform. */
	lists?: List[];
	/** Dropdowns with fixed entries: parameter and what they must offer. */
	dropdowns?: Array<[string, string[]]>;
}

/** A dropdown whose entries are read from the platform. */
export interface List {
	parameter: string;
	/** Entries that it must contain. */
	holds: string[];
	/** Typed into its search. */
	search: string;
	/** The start of the only entry that is then left. */
	finds: string;
}

/** A way to use a node's form. The modes of a node are checked one after the other in the open form. */
export interface FormMode {
	name: string;
	/** The steps from the previous mode: a dropdown and the entry to choose, or a switch. */
	steps?: Array<[string, string] | string>;
	/** Labels that must be visible in this order; others may be between them. */
	shown: string[];
	/** Labels of other modes, which must not be visible. */
	hidden: string[];
	/** How many fields are marked because nothing has been chosen yet; 0 if left out. */
	marks?: number;
	/** Part of a notice. */
	says?: string;
	/** Part of what stands beside the form of a trigger. */
	panel?: string;
	/** Options that it must be possible to add. */
	options?: string[];
}

export interface FormNode {
	name: string;
	type: string;
	/** Absent where the node uses none. */
	credential?: string;
	modes: FormMode[];
	/** Dropdowns whose entries are read from the platform. */
	lists?: List[];
	/** Dropdowns with fixed entries: parameter and what they must offer. */
	dropdowns?: Array<[string, string[]]>;
}

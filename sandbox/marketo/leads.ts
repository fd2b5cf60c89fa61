/** A lead with the fields that a look-up can return. */
export interface Lead {
	id: number;
	email: string;
	firstName: string;
	lastName: string;
	/** ISO 8601, UTC. */
	createdAt: string;
	updatedAt: string;
	sfdcLeadId: string;
	sfdcContactId: string;
	sfdcAccountId: string;
	sfdcLeadOwnerId: string;
	sfdcOpptyId: string;
	leadOwnerEmail: string;
	/** A custom field that can be searched. */
	customerNumber: string;
}

const firstId = 318_000;
const knownLeads = 1000;

/** The leads of the instance: `lead1@example.com` to `lead1000@example.com`, some with names, and some duplicates. */
export class Leads {
	private lastId = firstId;
	private byId = new Map<number, Lead>();
	private indexes = new Map<string, Map<string, Lead[]>>();

	constructor() {
		this.reset();
	}

	reset(): void {
		this.lastId = firstId;
		this.byId = new Map();
		this.indexes = new Map();
		for (let number = 1; number <= knownLeads; number++) this.add(`lead${number}@example.com`);
		for (const name of ['ada', 'ben', 'chloe', 'dora', 'ada+news', "o'hara", 'Mixed.Case']) {
			this.add(`${name}@example.com`);
		}
		// The newest lead by date does not have the highest ID.
		this.add('twice@example.com', { createdAt: '2026-05-04T10:00:00Z' });
		this.add('Twice@example.com', { createdAt: '2025-01-02T10:00:00Z' });
		for (let copy = 0; copy < 3; copy++) this.add('thrice@example.com', { createdAt: '2026-03-01T08:00:00Z' });
	}

	/** Creates a lead; `fields` replace the generated values. */
	add(email: string, fields: Partial<Lead> = {}): Lead {
		this.lastId += 1;
		const id = fields.id ?? this.lastId;
		const salesforce = (prefix: string): string => `${prefix}A0000${String(id).padStart(7, '0')}AAA`;
		const lead: Lead = {
			id,
			email,
			firstName: email.split('@')[0] ?? '',
			lastName: 'Example',
			createdAt: '2026-01-15T09:30:00Z',
			updatedAt: '2026-06-01T12:00:00Z',
			sfdcLeadId: salesforce('00Q'),
			sfdcContactId: salesforce('003'),
			sfdcAccountId: salesforce('001'),
			sfdcLeadOwnerId: salesforce('005'),
			sfdcOpptyId: salesforce('006'),
			leadOwnerEmail: 'owner@example.com',
			customerNumber: `C-${id}`,
			...fields,
		};
		this.byId.set(id, lead);
		this.indexes.clear();
		return lead;
	}

	/** Deletes a lead, as a merge does. */
	delete(id: number): void {
		this.byId.delete(id);
		this.indexes.clear();
	}

	get(id: number): Lead | undefined {
		return this.byId.get(id);
	}

	/** Leads whose field has this value, ignoring case. */
	find(field: keyof Lead, value: string): Lead[] {
		const known = this.indexes.get(field);
		const index = known ?? this.indexOf(field);
		if (!known) this.indexes.set(field, index);
		return index.get(value.toLowerCase()) ?? [];
	}

	private indexOf(field: keyof Lead): Map<string, Lead[]> {
		const index = new Map<string, Lead[]>();
		for (const lead of this.byId.values()) {
			const key = String(lead[field]).toLowerCase();
			index.set(key, [...(index.get(key) ?? []), lead]);
		}
		return index;
	}
}

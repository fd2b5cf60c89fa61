import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { imsCredential } from '../shared/ims/imsCredential';
import { flows, inlets, schemas, type Choice, type Resource } from './wire/resources';

/** A thousand entries: who has more types the value in. */
const MOST_PAGES = 10;

/** The inlets of the organisation, for the resource locator. */
export const searchInlets = searching(inlets);

/** The schemas of the organisation, for the resource locator. */
export const searchSchemas = searching(schemas);

/** The data flows of the organisation, for the resource locator. */
export const searchFlows = searching(flows);

function searching(resource: Resource) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const found: Choice[] = [];
		let start: string | undefined = '';
		for (let page = 0; page < MOST_PAGES && start !== undefined; page++) {
			const from: string = start;
			const { choices, next } = await loadList(
				this,
				imsCredential,
				(credential) => resource.request(credential, from),
				(answer) => resource.read(answer),
			);
			found.push(...choices);
			start = next;
		}
		const wanted = filter.toLowerCase();
		const results = found
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name));
		return { results };
	};
}

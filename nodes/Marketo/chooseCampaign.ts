import { ItemRefused } from '../shared/contract/outcome';
import type { CampaignRow } from './wire/campaigns';

/**
 * The one campaign of exactly this name in exactly this program. How Marketo's own filter compares is not documented,
 * so it is done here. A list may give names with the program before them, which counts only where no campaign has
 * exactly the name.
 *
 * @throws ItemRefused for none and for several
 */
export function chooseCampaign(programName: string, campaignName: string, rows: readonly CampaignRow[]): number {
	const inProgram = rows.filter((row) => row.programName === programName);
	const named = (name: string): CampaignRow[] => inProgram.filter((row) => row.name === name);
	const exact = named(campaignName);
	const found = exact.length > 0 ? exact : named(`${programName}.${campaignName}`);
	const ids = [...new Set(found.map(({ id }) => id))];
	const sought = `the campaign "${campaignName}" in the program "${programName}"`;
	const [id] = ids;
	if (id === undefined) {
		throw new ItemRefused({
			message: `Marketo does not list ${sought}`,
			todo: "Names are compared exactly: check 'Program Name' and 'Campaign Name', and that the API user may read the workspace.",
			details: { programName, campaignName },
		});
	}
	if (ids.length === 1) return id;
	const places = found.map((row) => `${row.id} in ${row.workspaceName || 'a workspace'}`);
	throw new ItemRefused({
		message: `Marketo has ${ids.length} times ${sought}: ${places.join(', ')}`,
		todo: "Set 'Campaign By' to ID and choose one of them.",
		details: { programName, campaignName, campaignIds: ids },
	});
}

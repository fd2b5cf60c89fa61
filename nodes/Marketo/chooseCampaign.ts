import { Refused, type JsonObject } from '../shared/delivery/outcome';

/**
 * The one campaign of exactly this name in exactly this program. How Marketo's own filter compares is not documented,
 * so it is done here; a list may give the name with the program before it.
 *
 * @throws Refused for none and for several
 */
export function chooseCampaign(programName: string, campaignName: string, rows: JsonObject[]): number {
	const found = rows.filter(
		(row) =>
			row.programName === programName &&
			(row.name === campaignName || row.name === `${programName}.${campaignName}`),
	);
	const ids = [...new Set(found.map(({ id }) => Number(id)))];
	const named = `the campaign "${campaignName}" in the program "${programName}"`;
	const [id] = ids;
	if (id === undefined) {
		throw new Refused({
			message: `Marketo does not list ${named}`,
			todo: "Names are compared exactly: check 'Program Name' and 'Campaign Name', and that the API user may read the workspace.",
			details: { programName, campaignName },
		});
	}
	if (ids.length === 1) return id;
	const places = found.map((row) => `${String(row.id)} in ${String(row.workspaceName) || 'a workspace'}`);
	throw new Refused({
		message: `Marketo has ${ids.length} times ${named}: ${places.join(', ')}`,
		todo: "Set 'Campaign By' to ID and choose one of them.",
		details: { programName, campaignName, campaignIds: ids },
	});
}

import type { Call, Reply } from '../http';
import { jsonBody, member } from './jsonBody';
import type { Leads } from './leads';
import { RestError, restSuccess } from './restReplies';

const mostRecords = 300;
/** Addresses in ASCII. */
const address = /^[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+$/;

/** Sync Leads with `createOnly`: each record is created or skipped (Marketo documentation, "Leads", "Error codes"). */
export function createLeads(call: Call, leads: Leads): Reply {
	const body = jsonBody(call);
	const [action, lookupField] = [member(body, 'action'), member(body, 'lookupField') ?? 'email'];
	if (action !== 'createOnly') throw new RestError('1003', 'The sandbox creates leads only');
	if (lookupField !== 'email') throw new RestError('1003', 'The sandbox creates leads by email only');
	const input = member(body, 'input');
	if (!Array.isArray(input) || input.length === 0) throw new RestError('1002', 'input cannot be blank');
	if (input.length > mostRecords) throw new RestError('1003', `Number of records exceeds the limit of ${mostRecords}`);
	if (input.some((record) => member(record, 'id') !== undefined)) throw new RestError('1003', 'id is not allowed');
	return restSuccess({ result: input.map((record) => create(member(record, 'email'), leads)) });
}

function create(email: unknown, leads: Leads): object {
	if (typeof email !== 'string' || email === '') return skipped('1002', "Missing value for 'email'");
	if (!address.test(email)) return skipped('1003', `Invalid email address ${email}`);
	if (leads.find('email', email).length > 0) return skipped('1005', 'Lead already exists');
	return { id: leads.add(email).id, status: 'created' };
}

function skipped(code: string, message: string): object {
	return { status: 'skipped', reasons: [{ code, message }] };
}

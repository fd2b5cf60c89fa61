import type { RequestRecord } from './history';
import type { Scenario } from './scenario';
import { simulate } from './simulate';

/** The history of a scenario, a line for each thing that happened. */
export async function tell(scenario: Scenario): Promise<string> {
	const history = await simulate(scenario);
	const lines = history.requests.map((request) => {
		const marks = history.taken.filter((taken) => taken.request === request).map(({ mark }) => mark);
		return { atMs: request.startMs, text: `${line(request)}${marks.length > 0 ? ` executed ${marks.join(' ')}` : ''}` };
	});
	for (const [execution, atMs] of history.cancelledMs)
		lines.push({ atMs, text: `execution ${execution} is cancelled` });
	for (const { execution, startMs, attempts } of history.runs) {
		lines.push({ atMs: startMs, text: `execution ${execution} runs its node` });
		for (const { endMs, outputs, error } of attempts) {
			const text = error === undefined ? JSON.stringify(outputs?.[0]?.map(({ json }) => json)) : String(error);
			lines.push({ atMs: endMs, text: `execution ${execution} has ${text.slice(0, 2000)}` });
		}
	}
	return lines
		.sort((a, b) => a.atMs - b.atMs)
		.map(({ atMs, text }) => `${String(Math.round(atMs)).padStart(8)} ms  ${text}`)
		.join('\n');
}

function line({ number, execution, signIn, method, url, fault, arrivedMs, endMs, status }: RequestRecord): string {
	const [address = ''] = url.split('?');
	const what = `${signIn ? 'sign-in' : 'call'} ${number} of execution ${execution}: ${method} ${address}`;
	const times = `arrived ${arrivedMs ?? 'never'}, ended ${endMs ?? 'never'}, status ${status ?? 'none'}`;
	return `${what} (${times})${fault ? ` ${JSON.stringify(fault)}` : ''}`;
}

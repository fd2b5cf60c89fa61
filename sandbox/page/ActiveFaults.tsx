import type { ActiveFault } from '../faults';
import { api } from './api';
import { faultLabel, remaining } from './faultForm';

/** What fails on purpose at the moment; absent if nothing does. */
export function ActiveFaults({ faults }: { faults: ActiveFault[] }) {
	if (faults.length === 0) return null;
	return (
		<ul class="faults" aria-label="Failing on purpose">
			{faults.map(({ id, fault, left, struck }) => (
				<li key={id}>
					<span>
						<b>Failing on purpose:</b> {faultLabel(fault)} · {remaining(left)}
						{struck > 0 && ` · ${struck.toLocaleString()} so far`}
					</span>
					<button type="button" onClick={() => void api.endFault(id)}>
						Switch off
					</button>
				</li>
			))}
		</ul>
	);
}

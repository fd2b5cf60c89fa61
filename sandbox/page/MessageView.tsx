import type { JournalEntry } from '../journal';
import type { Fact, Row } from '../snapshot';
import { remarksOf } from './remarks';

/** A message as people read it. */
export function MessageView({ row, message }: { row: Row; message: JournalEntry }) {
	const about: Fact[] = [
		['Recipient', message.addressee || '–'],
		['Event or campaign', message.eventType],
		...references(message),
	];
	return (
		<div class="message">
			{remarksOf(message).map((remark) => (
				<p key={remark} class="problem">
					{remark}
				</p>
			))}
			<Facts facts={about} />
			<h3>Content</h3>
			{row.facts.length === 0 ? <p class="hint">The message has no content.</p> : <Facts facts={row.facts} />}
			<details>
				<summary>As recorded (JSON)</summary>
				<pre class="wrap" tabIndex={0}>
					{JSON.stringify(message.detail, null, 2)}
				</pre>
			</details>
		</div>
	);
}

/** The sender's own reference, where it is not the recipient again. */
function references({ key, addressee }: JournalEntry): Fact[] {
	return key === undefined || key === addressee ? [] : [['Reference', key]];
}

function Facts({ facts }: { facts: readonly Fact[] }) {
	return (
		<dl class="facts">
			{facts.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

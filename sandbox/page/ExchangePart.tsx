import { useState } from 'preact/hooks';

import type { ExchangeView } from '../exchangeView';
import { CopyButton } from './CopyButton';
import { formatted } from './httpText';
import { useRemembered } from './remembered';

const lost = {
	complete: '',
	cut: 'The response was cut off: the client received only this.',
	closed: 'The connection was closed: the client received no response.',
	none: 'The client has received no response.',
};

/** A request or its response, as it crossed the wire, with its secrets masked. */
export function ExchangePart({ exchange, isRequest }: { exchange: ExchangeView; isRequest: boolean }) {
	const [format, setFormat] = useRemembered('format', 'formatted');
	const [wrap, setWrap] = useState(true);
	const text = isRequest ? exchange.request : exchange.response;
	const shown = format === 'raw' ? text : formatted(text);
	const remark = isRequest ? '' : lost[exchange.delivery];
	return (
		<div class="exchange">
			<div class="actions">
				<label>
					<input
						type="checkbox"
						checked={format !== 'raw'}
						onChange={({ currentTarget }) => setFormat(currentTarget.checked ? 'formatted' : 'raw')}
					/>
					Format
				</label>
				<label>
					<input type="checkbox" checked={wrap} onChange={({ currentTarget }) => setWrap(currentTarget.checked)} />
					Wrap
				</label>
				<CopyButton label="Copy" text={shown} />
				{isRequest && <CopyButton label="Copy as cURL" text={exchange.curl} />}
			</div>
			{remark && <p class="problem">{`${remark} ${exchange.executed ? 'The request was executed.' : ''}`}</p>}
			{shown && (
				<pre class={wrap ? 'wrap' : ''} tabIndex={0}>
					{shown}
				</pre>
			)}
			{isRequest && <p class="hint">Secrets are masked (***), also in the copies.</p>}
		</div>
	);
}

import { useState } from 'preact/hooks';

import type { Snapshot } from '../snapshot';
import { api } from './api';
import { useRemembered } from './remembered';

const statuses = [
	['delivered', 'Delivered'],
	['bounce', 'Bounce'],
	['error', 'Error'],
	['reply', 'Reply (SMS)'],
] as const;

interface Props {
	/** The message's id in the journal. */
	message: number;
	proposed: Snapshot['feedback'];
}

/** Sends what Journey Optimizer's webhook would report about a message. */
export function FeedbackForm({ message, proposed }: Props) {
	const [status, setStatus] = useState('bounce');
	// What was typed is remembered until another address is proposed: n8n may have moved to another port.
	const [url, setUrl] = useRemembered(`feedbackUrl ${proposed.url}`, proposed.url);
	const [headerName, setHeaderName] = useRemembered('feedbackHeader', proposed.headerName);
	const [headerValue, setHeaderValue] = useState(proposed.headerValue);
	const [text, setText] = useState('STOP');
	const [result, setResult] = useState('');
	const send = async (event: Event): Promise<void> => {
		event.preventDefault();
		setResult('Sending …');
		try {
			const reply = status === 'reply' ? { text } : {};
			const response = await api.sendFeedback({ message, status, url, headerName, headerValue, ...reply });
			setResult(`${response.status === 0 ? 'No response' : `Response ${response.status}`} ${response.text}`);
		} catch (error) {
			setResult(error instanceof Error ? error.message : String(error));
		}
	};
	return (
		<form class="feedback" aria-label="Send feedback" onSubmit={(event) => void send(event)}>
			<h3>Send feedback</h3>
			<p class="hint">
				Sent as Journey Optimizer's webhook would send it, to this machine only (localhost, 127.0.0.1 or ::1).
			</p>
			<label>
				Status
				<select value={status} onChange={({ currentTarget }) => setStatus(currentTarget.value)}>
					{statuses.map(([value, label]) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</select>
			</label>
			{status === 'reply' && (
				<label>
					Text
					<input value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
				</label>
			)}
			<label class="wide">
				Address: the URL of the Feedback Trigger
				<input
					type="url"
					required
					placeholder="http://localhost:5678/webhook/…"
					value={url}
					onInput={({ currentTarget }) => setUrl(currentTarget.value)}
				/>
			</label>
			<label>
				Secret header
				<input value={headerName} onInput={({ currentTarget }) => setHeaderName(currentTarget.value)} />
			</label>
			<label>
				Its value
				<input value={headerValue} onInput={({ currentTarget }) => setHeaderValue(currentTarget.value)} />
			</label>
			<button type="submit" class="primary">
				Send
			</button>
			<p class="result" role="status">
				{result}
			</p>
		</form>
	);
}

import { useEffect, useState } from 'preact/hooks';

const shownMs = 1500;

export function CopyButton({ label, text }: { label: string; text: string }) {
	const [state, setState] = useState('');
	useEffect(() => {
		if (state === '') return;
		const timer = setTimeout(() => setState(''), shownMs);
		return () => clearTimeout(timer);
	}, [state]);
	const copy = async (): Promise<void> => {
		try {
			await navigator.clipboard.writeText(text);
			setState('Copied');
		} catch {
			// Browsers allow it only on this machine or over HTTPS.
			setState(copyBySelection(text) ? 'Copied' : 'Not possible here');
		}
	};
	return (
		<button type="button" aria-live="polite" onClick={() => void copy()}>
			{state || label}
		</button>
	);
}

function copyBySelection(text: string): boolean {
	const field = document.createElement('textarea');
	field.value = text;
	document.body.append(field);
	field.select();
	const isCopied = document.execCommand('copy');
	field.remove();
	return isCopied;
}

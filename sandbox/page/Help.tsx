import { useLayoutEffect, useRef } from 'preact/hooks';

import { keyHelp } from './keys';

export function Help({ onClose }: { onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useLayoutEffect(() => dialog.current?.showModal(), []);
	return (
		<dialog ref={dialog} onClose={onClose} aria-label="Keyboard">
			<h2>Keyboard</h2>
			<dl class="keys">
				{keyHelp.map(([keys, what]) => (
					<div key={keys}>
						<dt>
							{keys.split('  ').map((key) => (
								<kbd key={key}>{key}</kbd>
							))}
						</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
			<form method="dialog">
				<button>Close</button>
			</form>
		</dialog>
	);
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { api } from './api';
import { failures, faultOf, type Failure } from './faultForm';
import { platforms } from './labels';

type Duration = 'next' | 'times' | 'always';

/** The form that lets requests fail. */
export function FaultPanel({ onClose }: { onClose: () => void }) {
	const [failure, setFailure] = useState<Failure>('unavailable');
	const [platform, setPlatform] = useState('');
	const [duration, setDuration] = useState<Duration>('next');
	const [count, setCount] = useState(3);
	const [seconds, setSeconds] = useState(5);
	const [problem, setProblem] = useState('');
	const first = useRef<HTMLSelectElement>(null);
	useLayoutEffect(() => first.current?.focus(), []);

	const times = { next: 1, times: count, always: 0 }[duration];
	const add = async (event: Event): Promise<void> => {
		event.preventDefault();
		try {
			await api.addFault(faultOf({ failure, platform, times, seconds }));
			setProblem('');
		} catch (error) {
			setProblem(String(error));
		}
	};
	return (
		<form class="panel" aria-label="Make it fail" onSubmit={(event) => void add(event)}>
			<label>
				What happens
				<select
					ref={first}
					value={failure}
					onChange={({ currentTarget }) => setFailure(failureOf(currentTarget.value))}
				>
					{failures.map(({ name, label }) => (
						<option key={name} value={name}>
							{label}
						</option>
					))}
				</select>
			</label>
			{failure === 'slow' && <NumberField label="Seconds" value={seconds} most={600} onChange={setSeconds} />}
			<label>
				Platform
				<select value={platform} onChange={({ currentTarget }) => setPlatform(currentTarget.value)}>
					<option value="">Every platform</option>
					{[...platforms, { name: 'ims', label: 'Adobe IMS (sign-in)' }].map(({ name, label }) => (
						<option key={name} value={name}>
							{label}
						</option>
					))}
				</select>
			</label>
			<label>
				How long
				<select value={duration} onChange={({ currentTarget }) => setDuration(durationOf(currentTarget.value))}>
					<option value="next">The next request</option>
					<option value="times">The next requests</option>
					<option value="always">Until switched off</option>
				</select>
			</label>
			{duration === 'times' && <NumberField label="Requests" value={count} most={1_000_000} onChange={setCount} />}
			<button type="submit" class="primary">
				Switch on
			</button>
			<button type="button" onClick={onClose}>
				Close
			</button>
			<p>{problem || failures.find(({ name }) => name === failure)?.hint}</p>
		</form>
	);
}

interface NumberProps {
	label: string;
	value: number;
	most: number;
	onChange: (value: number) => void;
}

function NumberField({ label, value, most, onChange }: NumberProps) {
	return (
		<label>
			{label}
			<input
				type="number"
				required
				min={1}
				max={most}
				value={value}
				onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber || 1)}
			/>
		</label>
	);
}

function failureOf(value: string): Failure {
	return failures.find(({ name }) => name === value)?.name ?? 'unavailable';
}

function durationOf(value: string): Duration {
	return value === 'times' || value === 'always' ? value : 'next';
}

import type { Stage } from '../stage/stage';
import type { Row, Scale } from './row';
import { known, Unmeasured, type Side } from './side';
import { pushSideWith } from './push';

const maxRequests = 50;
const perSeconds = 2;

/** Compares calls at a limited pace with the time that the limit itself requires. */
export function pacingRow(scale: Scale): Row {
	const calls = scale(400);
	const optimum = (Math.ceil(calls / maxRequests) - 1) * perSeconds;
	const paced = pushSideWith('push-event paced', calls, 'perItem', { maxRequests, perSeconds });
	const ours: Side = {
		...{ key: paced.key, warm: true },
		measure: async (stage) => {
			const figures = await paced.measure(stage);
			await checkWindows(stage);
			return figures;
		},
	};
	return {
		...{
			name: 'pacing',
			group: 'nodes',
			ours: `${calls} requests, ${maxRequests} per ${perSeconds} s`,
			direction: 'atMost',
			target: 1.1,
		},
		beside: `the arithmetic optimum, ${optimum} s`,
		sides: { ours, theirs: known(`pacing optimum × ${calls}`, optimum) },
	};
}

/** The platform counts arrivals, so its clock decides. */
async function checkWindows({ sink }: Stage): Promise<void> {
	const { arrivalsMs } = await sink.counts();
	arrivalsMs.forEach((arrivedMs, place) => {
		const within = arrivalsMs.slice(place).filter((laterMs) => laterMs < arrivedMs + perSeconds * 1000).length;
		if (within > maxRequests) throw new Unmeasured(`${within} requests arrived within ${perSeconds} s`);
	});
}

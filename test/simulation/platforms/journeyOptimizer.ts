import type { Saying } from '../network/faults';
import { take, type World } from '../world';
import { gatewaySays, withoutToken } from './gateway';
import { markOfEmail } from './marks';
import { json, objectOf, objectsOf, type Arrived, type Platform, type Reply, type Words } from './platform';

/** Executions of Journey Optimizer: one recipient a call or several. */
export function journeyOptimizerPlatform(world: World): Platform {
	const seen = new Set<string>();
	return {
		handle(request: Arrived): Reply {
			const refused = withoutToken(world, request);
			if (refused) return refused;
			const requestId = String(objectOf(request.body).requestId);
			if (world.style.knowsRequestIds && seen.has(requestId)) {
				for (const mark of marksOf(request)) take(world, request, mark, true);
				return problem(400, 'CJMTL-000409', 'Duplicate request');
			}
			const marks = marksOf(request);
			const bad = marks.filter((mark) => world.fates.get(mark) !== 'good');
			if (bad.length > 0) return problem(400, 'CJMTL-010011', `Invalid recipient userId`);
			seen.add(requestId);
			for (const mark of marks) take(world, request, mark);
			return json(202, { executionId: world.random.uuid() });
		},
		say(what: Saying, _request: Arrived, words: Words): Reply {
			const said = gatewaySays(what, words);
			if (said) return said;
			if (what === 'refused') return problem(400, 'CJMTL-010000', `The content is not valid ${words.echo}`);
			if (what === 'strange') return problem(400, 'constructor', 'Not what anybody expects');
			return problem(500, 'CJMTL-000500', `Internal error ${words.echo}`);
		},
		marks: marksOf,
	};
}

function marksOf({ body }: Arrived): string[] {
	return objectsOf(objectOf(body).recipients).map(({ userId }) => markOfEmail(userId));
}

function problem(status: number, code: string, title: string): Reply {
	return json(status, { type: `https://ns.adobe.com/aep/errors/${code}`, title, status });
}

import { chartData } from '../../../sandbox/page/chartData';
import { formatted } from '../../../sandbox/page/httpText';
import { remarksOf } from '../../../sandbox/page/remarks';

describe('a request laid out for reading', () => {
	const head = 'POST / HTTP/1.1\nhost: x';

	test.each([
		['{"a":[1,"x"]}', '{\n  "a": [\n    1,\n    "x"\n  ]\n}'],
		['<a><b c="1">text</b><d/></a>', '<a>\n  <b c="1">text</b>\n  <d/>\n</a>'],
		['<?xml version="1.0"?><a>x<b></b></a>', '<?xml version="1.0"?>\n<a>\n  x\n  <b></b>\n</a>'],
		['{"a":tr', '{"a":tr'],
		['plain text', 'plain text'],
		['', ''],
	])('%j', (body, expected) => {
		expect(formatted(`${head}\n\n${body}`)).toBe(`${head}\n\n${expected}`);
	});

	test('broken XML comes out with all of its text', () => {
		const broken = '</a>one<b>two</c><<d';
		expect(formatted(`${head}\n\n${broken}`).replace(/\s/g, '')).toContain(broken);
	});
});

test('the chart stacks the platforms and counts journeys for Experience Platform', () => {
	const timeline = {
		...{ startMs: 10_000, stepMs: 5000 },
		series: { campaign: [1, 2], journeys: [0, 1], experiencePlatform: [3, 0], other: [9, 9] },
	};
	expect(chartData(timeline, ['campaign', 'experiencePlatform'])).toEqual({
		times: [10, 15],
		values: [
			[1, 2],
			[3, 1],
		],
		stacked: [
			[1, 2],
			[4, 3],
		],
	});
});

test.each([
	[{ covered: true }, []],
	[{ covered: false }, [expect.stringContaining('No template is published')]],
	[{ violations: ['#/a: wrong'] }, [expect.stringContaining('#/a: wrong')]],
	[{ profile: 'stored' }, []],
	[{ profile: 'dropped: its _id is known' }, [expect.stringContaining('its _id is known')]],
	[{ journey: { entered: 'ann' } }, []],
	[{ journey: { refused: 'no journey uses this event' } }, [expect.stringContaining('no journey uses')]],
])('of %j, the drawer remarks %j', (detail, expected) => {
	expect(remarksOf({ detail })).toEqual(expected);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../harness/paths';

const page = readFileSync(join(root, 'docs', 'credentials.md'), 'utf8');
const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
const files = readdirSync(join(root, 'credentials')).filter((name) => name.endsWith('.credentials.ts'));

test.each(files)('the help of %s leads to its part of the page', (file) => {
	const source = readFileSync(join(root, 'credentials', file), 'utf8');
	const [, displayName = ''] = /^\tdisplayName = '([^']+)';$/m.exec(source) ?? [];
	expect(headings).toContain(displayName);
	const anchor = displayName.toLowerCase().replaceAll(' ', '-');
	const url = `https://github.com/campaign-bridge/n8n-nodes-campaign-bridge/blob/main/docs/credentials.md#${anchor}`;
	expect(source).toContain(`documentationUrl =\n\t\t'${url}'`);
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { readManifest } from '../../../scripts/build/entries';
import { partOf } from '../../../scripts/services/part';
import { services } from '../../../scripts/services/table';
import { root } from '../../harness/paths';

const workflow = readFileSync(join(root, '.github', 'workflows', 'publish.yml'), 'utf8');
const whole = readManifest(root);
const names = [whole.name, ...services.map((service) => partOf(root, service).manifest.name)].sort();

/** The commands of a step, as GitHub gives them to bash. */
function commandsOf(step: string): string {
	const [, after = ''] = workflow.split(`- name: ${step}\n`);
	const [, commands] = /^ {8}run: \|\n((?: {10}.*\n)+)/m.exec(after) ?? [];
	if (commands === undefined) throw new Error(`publish.yml has no step "${step}" with commands`);
	return commands.replace(/^ {10}/gm, '');
}

/** Stands in for npm: knows the packages in $KNOWN, refuses to publish $REFUSED, and writes down what it is told to do. */
const npm = `#!/bin/sh
case "$1" in
view) case " $KNOWN " in *" $2 "*) echo 1.2.3 ;; *) exit 1 ;; esac ;;
*) echo "$*" >> told.txt; case "$*" in *"$REFUSED"*) exit 1 ;; esac ;;
esac
`;

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'campaign-bridge-publish-'));
	mkdirSync(join(folder, 'bin'));
	writeFileSync(join(folder, 'bin', 'npm'), npm, { mode: 0o755 });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3' }));
	const packages = join(folder, '.artefacts', 'packages');
	mkdirSync(join(packages, 'package'), { recursive: true });
	for (const name of names) {
		writeFileSync(join(packages, 'package', 'package.json'), JSON.stringify({ name, version: '1.2.3' }));
		spawnSync('tar', ['-czf', `${name}-1.2.3.tgz`, 'package'], { cwd: packages });
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(step: string, env: Record<string, string>): { passed: boolean; told: string[] } {
	const told = join(folder, 'told.txt');
	rmSync(told, { force: true });
	const { status } = spawnSync('bash', ['-e', '-c', commandsOf(step)], {
		cwd: folder,
		env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, REFUSED: 'nothing', ...env },
	});
	return { passed: status === 0, told: existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : [] };
}

const publishing = (name: string) => `publish ./.artefacts/packages/${name}-1.2.3.tgz --provenance --access public`;
const publish = 'Publish what npm does not have yet';

/** The workflow runs on Linux; its commands are for bash. */
const withBash = process.platform === 'win32' ? describe.skip : describe;

withBash('the publish workflow', () => {
	test('may ask for an identity, and nothing else; leaves the sign-in to npm', () => {
		expect(workflow).toMatch(/^permissions:\n {2}contents: read\n {2}id-token: write/m);
		expect(workflow).not.toMatch(/^ +registry-url:/m);
	});

	test('publishes all six packages with provenance, for everybody', () => {
		expect(names).toHaveLength(6);
		const { passed, told } = run(publish, {});
		expect({ passed, told: told.sort() }).toEqual({ passed: true, told: names.map(publishing).sort() });
	});

	test('skips what npm has: a run that failed halfway can be started again', () => {
		const [first = '', ...others] = names;
		const { told } = run(publish, { KNOWN: `${first}@1.2.3 ${others[0]}@1.2.2` });
		expect(told.sort()).toEqual(others.map(publishing).sort());
	});

	test('fails if npm refuses one', () => {
		expect(run(publish, { REFUSED: names[2] ?? '' }).passed).toBe(false);
	});

	test('signs in with a stored token if there is one', () => {
		expect(run(publish, { NPM_TOKEN: 'a-token' }).told[0]).toBe('config set //registry.npmjs.org/:_authToken a-token');
	});

	test('stops before anything else if the tag is not the version, or the changelog has no date', () => {
		const step = 'The tag is the version, and the changelog has its date';
		expect(workflow.indexOf(step)).toBeLessThan(workflow.indexOf('npm ci'));
		const withHeading = (heading: string) => writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n${heading}\n`);
		withHeading('## 1.2.3 – 2026-12-01');
		expect(run(step, { GITHUB_REF_NAME: '1.2.3' }).passed).toBe(true);
		expect(run(step, { GITHUB_REF_NAME: '1.2.4' }).passed).toBe(false);
		withHeading('## 1.2.3 – unreleased');
		expect(run(step, { GITHUB_REF_NAME: '1.2.3' }).passed).toBe(false);
	});
});

test.each(services.map((service) => [service.key, service] as const))(
	'the package of %s names the repository that npm finds in its provenance, and its folder there',
	(key, service) => {
		const { manifest } = partOf(root, service);
		expect(manifest.repository).toEqual({ ...whole.repository, directory: `packages/${key}` });
		expect(whole.repository?.url).toMatch(/^https:\/\/github\.com\/.+\.git$/);
		expect(manifest).not.toHaveProperty('private');
		const { version, license, author } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
			string,
			unknown
		>;
		expect(license).toBe('MIT');
		expect(manifest).toMatchObject({ version, license, author });
	},
);

import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Type-checks everything that tsconfig.json includes. Returns the declarations of nodes/ and credentials/ by path below dist/. */
export function declarations(root: string): Map<string, string> {
	const path = join(root, 'tsconfig.json');
	const { config, error } = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
	if (error) throw new Error(text([error], root));
	const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
	if (errors.length > 0) throw new Error(text(errors, root));

	const out = join(root, 'dist');
	const program = ts.createProgram(fileNames, {
		...options,
		noEmit: false,
		declaration: true,
		emitDeclarationOnly: true,
		rootDir: root,
		outDir: out,
	});
	const problems = ts.getPreEmitDiagnostics(program);
	if (problems.length > 0) throw new Error(text(problems, root));

	const files = new Map<string, string>();
	for (const source of program.getSourceFiles()) {
		const name = relative(root, source.fileName).split(sep).join('/');
		if (source.isDeclarationFile || !/^(?:nodes|credentials)\/.*\.ts$/.test(name)) continue;
		program.emit(
			source,
			(file, content) => files.set(relative(out, file).split(sep).join('/'), content),
			undefined,
			true,
		);
	}
	return files;
}

function text(problems: readonly ts.Diagnostic[], root: string): string {
	return ts.formatDiagnostics(problems, {
		getCanonicalFileName: (name) => name,
		getCurrentDirectory: () => root,
		getNewLine: () => '\n',
	});
}

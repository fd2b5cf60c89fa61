import { problem } from '../../../scripts/start/problem';
import { systemProgram } from '../systemPackages';
import { databaseUser } from './postgres';

export interface StoredExecution {
	id: string;
	/** A final status such as `success`, `error` or `crashed`, or one that is not final. */
	status: string;
}

const settleTimeoutMs = 150_000;
const pollMs = 1_000;
const unfinished = `status IN ('new', 'running', 'waiting', 'unknown')`;

/**
 * The executions in n8n's database. n8n's own list of executions is ordered by their start and paged by their id, so with
 * several workers its pages overlap and are not complete.
 */
export class Executions {
	constructor(
		private readonly databasePort: number,
		private readonly workflowId: string,
	) {
		if (!/^\w+$/.test(workflowId)) throw problem(`"${workflowId}" is not a valid workflow id.`);
	}

	/** The executions without a final status. */
	async unfinished(): Promise<StoredExecution[]> {
		return await this.list(unfinished);
	}

	/** All executions, once n8n has given each a final status. */
	async settled(): Promise<StoredExecution[]> {
		const deadline = Date.now() + settleTimeoutMs;
		for (;;) {
			const open = await this.unfinished();
			if (open.length === 0) return await this.list('true');
			if (Date.now() > deadline) {
				const ids = open.map(({ id, status }) => `${id} (${status})`).join(', ');
				throw problem(`Executions not completed within ${settleTimeoutMs / 1000} s: ${ids}.`);
			}
			await new Promise((resolve) => setTimeout(resolve, pollMs));
		}
	}

	/** The stored data of an execution as text, to find the request to which it belongs. */
	async content({ id }: StoredExecution): Promise<string> {
		const rows = await this.query(`SELECT data FROM execution_data WHERE "executionId" = ${Number(id)}`);
		return rows.join('\n');
	}

	private async list(condition: string): Promise<StoredExecution[]> {
		const where = `"workflowId" = '${this.workflowId}' AND ${condition}`;
		const rows = await this.query(`SELECT id || ' ' || status FROM execution_entity WHERE ${where} ORDER BY id`);
		return rows.map((row) => {
			const [id = '', status = ''] = row.split(' ');
			return { id, status };
		});
	}

	/** One text per row. */
	private async query(sql: string): Promise<string[]> {
		const { execa } = await import('execa');
		const connection = ['-h', '127.0.0.1', '-p', String(this.databasePort), '-U', databaseUser, '-d', 'postgres'];
		const plain = ['--no-psqlrc', '--tuples-only', '--no-align', '--command', sql];
		const { stdout } = await execa(systemProgram('psql'), [...connection, ...plain], { lines: true });
		return stdout.filter((row) => row !== '');
	}
}

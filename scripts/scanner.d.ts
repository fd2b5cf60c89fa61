/** The official scanner has no types and documents only its command line; these are the parts that work on a folder. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	export interface Analysis {
		passed: boolean;
		message?: string;
		details?: string;
	}
	export const SOURCE_FILE_PATTERNS: string[];
	export function analyzePackage(folder: string, patterns?: string[]): Promise<Analysis>;
}

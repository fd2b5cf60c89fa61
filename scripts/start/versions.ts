/** The one place that names the n8n this repository is shown and tested with; N8N_VERSION tries another one. */
export const pinnedN8nVersion = '2.41.1';

export const n8nVersion = (): string => process.env['N8N_VERSION']?.trim() || pinnedN8nVersion;

/** What n8n itself asks for (its `engines`); the major also selects the npm package that brings a Node. */
export const neededNodeMajor = 24;

/** linkedom 0.18.13 and later ask for a package that registries do not all have; n8n works with this one. */
export const overrides: Record<string, string> = { linkedom: '0.18.12' };

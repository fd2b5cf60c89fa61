/** The n8n version that this repository is demonstrated and tested with. N8N_VERSION selects another one. */
export const pinnedN8nVersion = '2.41.1';

export const n8nVersion = (): string => process.env['N8N_VERSION']?.trim() || pinnedN8nVersion;

/** The version that n8n requires (its `engines`). It also selects the npm package that contains Node. */
export const neededNodeMajor = 24;

/** linkedom 0.18.13 and later depend on a package that some registries do not have. n8n works with this version. */
export const overrides: Record<string, string> = { linkedom: '0.18.12' };

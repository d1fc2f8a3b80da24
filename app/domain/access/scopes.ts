/** What an API token may be allowed; a token never allows more than its owner may. */
export const SCOPES = ['read', 'notes', 'versions', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

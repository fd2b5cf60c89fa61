import type { INodeProperties } from 'n8n-workflow';

/**
 * The hidden fields that are filled in after a sign-in, the expirable one first. n8n stores them encrypted, so that all
 * its processes share a token. Every credential type has its own copy: n8n may write into it.
 */
export function cachedTokenProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Acquired Token',
			name: 'acquiredToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: 'Acquired Until', name: 'acquiredUntil', type: 'hidden', default: '' },
		{ displayName: 'Acquired For', name: 'acquiredFor', type: 'hidden', default: '' },
	];
}

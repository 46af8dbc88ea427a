import type { Mode } from '$lib/domain/mode';

/** Whom a page is for, as its link says: the public, unless it says otherwise. */
export const modeOf = (parameters: URLSearchParams): Mode =>
	parameters.get('mode') === 'internal' ? 'internal' : 'public';

/** A path with the mode in its query, the rest of it as it was: `/actions?of=12#a`. A public page does not say so. */
export function withMode(path: string, mode: Mode): string {
	const [, before = '', query = '', after = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(path) ?? [];
	const said = query
		.slice(1)
		.split('&')
		.filter((each) => each !== '' && each !== 'mode' && !each.startsWith('mode='));
	if (mode === 'internal') said.push('mode=internal');
	return `${before}${said.length > 0 ? `?${said.join('&')}` : ''}${after}`;
}

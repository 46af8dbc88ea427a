import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeOf, withMode } from '../../src/routes/mode';

describe('the mode in an address', () => {
	it('is public unless it says internal, in just that word', () => {
		for (const query of ['', 'mode=', 'mode=public', 'mode=Internal', 'mod=internal'])
			expect(modeOf(new URLSearchParams(query))).toBe('public');
		expect(modeOf(new URLSearchParams('a=1&mode=internal'))).toBe('internal');
	});

	it('stands among what else the address says, and goes again', () => {
		expect(withMode('/actions?of=12#open', 'internal')).toBe('/actions?of=12&mode=internal#open');
		expect(withMode('/actions?of=12&mode=internal#open', 'public')).toBe('/actions?of=12#open');
		expect(withMode('/?mode=internal', 'public')).toBe('/');
		expect(withMode('/#a', 'internal')).toBe('/?mode=internal#a');
	});

	it('is what was put in, whatever the address', () => {
		fc.assert(
			fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
				for (const mode of ['public', 'internal'] as const) {
					const address = withMode(`/a${path}?${query}`, mode);
					expect(modeOf(new URL(address, 'https://a.uk').searchParams)).toBe(mode);
					expect(withMode(address, mode)).toBe(address);
				}
			})
		);
	});
});

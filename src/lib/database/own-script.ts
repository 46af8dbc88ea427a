/** As much of the browser's Trusted Types as is used here; TypeScript's library does not describe them yet. */
interface Policy {
	createScriptURL(address: string): unknown;
}
interface Factory {
	createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}

/** The policy's name, as the content security policy allows it. */
const NAME = 'corporate-parenting-board';

let policy: Policy | null = null;

function checked(address: string): string {
	const { href, origin } = new URL(address, location.href);
	if (origin !== location.origin)
		throw new TypeError('A worker is started from the site’s own scripts only.');
	return href;
}

/**
 * The address of one of the site's own scripts, as a worker may be started from: the one place where an address becomes a
 * script under Trusted Types. Throws a `TypeError` for an address of another site, and for `data:` and `blob:` ones.
 */
export function ownScript(address: string): string {
	const { trustedTypes } = globalThis as { trustedTypes?: Factory };
	if (!trustedTypes) return checked(address);
	policy ??= trustedTypes.createPolicy(NAME, { createScriptURL: checked });
	// `Worker` and `register` take the trusted address in the place of a text.
	return policy.createScriptURL(address) as string;
}

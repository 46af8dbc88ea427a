import { isOwnDrawing } from './own-drawing';

/** As much of the browser's Trusted Types as is used here; TypeScript's library does not describe them yet. */
interface Policy {
	createHTML(markup: string): unknown;
}
interface Factory {
	createPolicy(name: string, rules: { createHTML(markup: string): string }): Policy;
}

/** The policy's name, as the content security policy allows it. */
const NAME = 'corporate-parenting-drawing';

let policy: Policy | null = null;

function checked(markup: string): string {
	if (!isOwnDrawing(markup)) throw new TypeError('Only a drawing of ours becomes markup.');
	return markup;
}

/**
 * A drawing as a page may put it in as markup: under Trusted Types the one place where text becomes markup. Null for
 * markup that is not wholly a drawing of ours.
 */
export function trustedDrawing(markup: string): string | null {
	const { trustedTypes } = globalThis as { trustedTypes?: Factory };
	policy ??= trustedTypes?.createPolicy(NAME, { createHTML: checked }) ?? { createHTML: checked };
	try {
		// `{@html}` takes the trusted markup in the place of a text.
		return policy.createHTML(markup) as string;
	} catch {
		return null;
	}
}

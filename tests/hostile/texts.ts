import fc from 'fast-check';

/** Markup that would run if it were ever put on a page as markup. */
export const MARKUP =
	'</text></svg></style><img src=x onerror="window.hostile=1"><script>window.hostile=1</script>';

/** What somebody who means harm writes where a word is expected. */
export const hostileTexts: readonly string[] = [
	MARKUP,
	'"><svg onload=alert(1)>',
	"javascript:alert('1')",
	'{{constructor.constructor("alert(1)")()}}',
	'${alert(1)}',
	"'; DROP TABLE observation; --",
	"' OR 1=1 --",
	"x' UNION SELECT * FROM read_csv('https://example.org/') --",
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'toString',
	'../../../../etc/passwd',
	'..%2f..%2f',
	'\u0000',
	'\uD800',
	'\u202Etxt.exe',
	'a'.repeat(100_000),
	' '.repeat(100_000),
	'-'.repeat(100_000),
	'9'.repeat(400),
	'1e999',
	'-0',
	'NaN',
	''
];

/** Any of those, or any text at all. */
export const anyText = fc.oneof(
	fc.constantFrom(...hostileTexts),
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'binary', maxLength: 60 })
);

/** Nothing that was read may have given every object of the program a property. */
export const isPolluted = () =>
	Object.keys(Object.prototype).length > 0 ||
	'polluted' in {} ||
	'polluted' in [] ||
	'polluted' in (() => undefined);

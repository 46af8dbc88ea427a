/** Text as a string of a style sheet: every letter that could mean something there is written by its number. */
const cssString = (text: string) =>
	`"${[...text]
		.map((letter) =>
			/[A-Za-z0-9 ]/.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16) ?? ''} `
		)
		.join('')}"`;

/**
 * The style sheet of a pack: one column of reading, a telephone’s drawings on a telephone, and on paper every page with what it is
 * of and whom it is for. `line` and `mode` stand at the head of each printed page.
 */
export const packStyle = (line: string, mode: string): string => `
:root { color-scheme: light; --ink: #0b0c0c; --quiet: #505a5f; --line: #b1b4b6; --accent: #12436d }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: var(--ink); background: #fff; font: 1.125rem/1.5 'Source Sans 3', 'Segoe UI', Arial, sans-serif; overflow-wrap: break-word }
h1, h2, h3, h4, caption, figcaption { line-height: 1.25; text-wrap: balance }
h1 { font-size: 2rem; margin: 0.25rem 0 }
h2 { font-size: 1.625rem; margin: 2.5rem 0 0.75rem }
h3 { font-size: 1.25rem; margin: 1.75rem 0 0.5rem }
h4 { font-size: 1.125rem; margin: 1.25rem 0 0.5rem }
p, ul, ol { margin: 0 0 0.75rem }
a { color: var(--accent); text-underline-offset: 0.15em }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.skip { position: absolute; left: -100rem }
.skip:focus { position: static }
.quiet, .below { color: var(--quiet); font-size: 1rem }
.hint { display: none; color: var(--quiet); font-size: 1rem; margin: 0 }
.mode, .notice { border-left: 5px solid var(--accent); padding-left: 0.75rem }
.contents a { display: inline-block; padding: 0.25rem 0; min-height: 2rem }
ul.plain { list-style: none; padding: 0 }
.numbered { display: grid; grid-template-columns: 3rem 1fr; column-gap: 0.5rem }
.quoted { color: inherit; text-decoration: underline dotted }
article { border-top: 3px solid var(--accent); margin-top: 3rem }
figure { margin: 1.5rem 0 }
figcaption, caption { font-weight: 700; text-align: left; margin-bottom: 0.5rem; caption-side: top }
caption span { display: inline-block; position: sticky; left: 0; max-width: min(44rem, calc(100vw - 2rem)) }
figcaption p { font-weight: 400; margin: 0.25rem 0 0 }
svg { display: block; width: 100%; height: auto }
.narrow, .paper { display: none }
.scroll { overflow-x: auto; margin: 0 0 0.75rem }
table { border-collapse: collapse; width: 100%; font-size: 1rem; font-variant-numeric: tabular-nums }
th, td { padding: 0.25rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; min-width: 5rem }
thead th { background: #f3f2f1; vertical-align: bottom }
tbody th { font-weight: 400 }
.figures tbody th { min-width: 9rem }
.figures th:not(:first-child), .figures td { text-align: right }
summary { cursor: pointer; padding: 0.5rem 0; min-height: 2.75rem }
@media screen { .hint.always { display: block } }
@media screen and (max-width: 40rem) { .wide { display: none } .narrow, .hint { display: block } }
@media print {
	@page { size: A4; margin: 22mm 15mm 18mm; @top-left { content: ${cssString(line)}; font: 9pt Arial, sans-serif } @top-right { content: ${cssString(mode)}; font: 9pt Arial, sans-serif } @bottom-right { content: counter(page) " of " counter(pages); font: 9pt Arial, sans-serif } }
	body { max-width: none; padding: 0; font-size: 11pt }
	.skip, details:not([open]) { display: none }
	h1, h2, h3, h4, caption, figcaption { break-after: avoid }
	article { break-before: page; border: 0; margin: 0 }
	figure, tr { break-inside: avoid }
	thead { display: table-header-group }
	table { font-size: 8.5pt }
	th, td { min-width: 0; padding: 1mm }
	.figures tbody th { min-width: 30mm }
	.figures td { white-space: nowrap }
	.paper { display: block }
	details[open] ~ .paper { display: none }
	svg { max-width: 13cm }
	ol.below { font-size: 9pt }
	.below { font-size: 8.5pt; line-height: 1.35; margin-bottom: 1mm }
	.scroll { overflow: visible }
	a, .quoted { color: inherit; text-decoration: none }
}
`;

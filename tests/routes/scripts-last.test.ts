import { describe, expect, it } from 'vitest';
import { scriptsLast } from '../../src/routes/scripts-last.server';

const page = (head: string, end: string) =>
	`<head>${head}<title>A page</title></head><body><script type="application/json">{}</script><svg></svg>${end}<script>start()</script></body>`;
const links = [
	'\n\t<link href="./a.js" rel="modulepreload">',
	'<link href="./b.js" rel="modulepreload">'
];

describe('the links that fetch a page’s scripts beforehand', () => {
	it('come after everything it shows, in their order', () => {
		const other = '<link rel="preload" href="./f.woff2" as="font">';
		expect(scriptsLast(page(`${links[0]}${other}${links[1]}`, ''))).toBe(
			page(other, links.join(''))
		);
	});

	it('are left where they are when there are none, or no script', () => {
		for (const html of [page('', ''), '<head></head>', '', '{"a": 1}'])
			expect(scriptsLast(html)).toBe(html);
		const alone = `<head>${links[0]}</head>`;
		expect(scriptsLast(alone)).toBe(alone);
	});
});

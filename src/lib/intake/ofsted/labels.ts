import { listed, type OfstedYear } from './sections';

/** What a row or column of Ofsted’s fostering data counts. */
export interface OfstedLabel {
	/** The end of the measure's id. */
	readonly slug: string;
	/** What the section it stands in counts: `reason for going missing`. Null where the label says it all. */
	readonly section: string | null;
	/** What is counted, as an axis says it. */
	readonly counts: string;
	readonly year_kind: OfstedYear;
}

/** A longer cell is a note. */
const LONGEST_LABEL = 200;

/** What the first noun of a label that explains itself says is counted. */
const nouns: readonly (readonly [RegExp, string])[] = [
	[/\bcomplaints\b/, 'complaints'],
	[/^(?:approved |family and friends )?households\b/, 'fostering households'],
	[/^(?:individual )?(?:foster )?carers\b/, 'foster carers'],
	[/^(?:disabled |missing )?(?:children|cyp|young people)\b/, 'children'],
	[/^(?:approved foster |filled |vacant )?places\b/, 'foster places'],
	[/^initial enquiries\b/, 'enquiries'],
	[/^applications\b/, 'applications'],
	[/\ballegations\b/, 'allegations'],
	[/^instances\b/, 'times'],
	[/incidents\b/, 'incidents'],
	[/^referrals\b/, 'referrals'],
	[/enquiries\b/, 'enquiries'],
	[/interviews\b/, 'interviews']
];

const standing =
	/(?:at|on) 31 march|^number of (?:approved foster |filled |vacant )?places|^number of households approved for|^number of individual foster carers|^total approved/;
const through = /concluded|between|in year|during the year/;

/**
 * A label as it is compared: footnote marks, brackets, stops, spoilt quotation marks and the underscores of a column name
 * aside; `Asian or Asian British` and `Asian/Asian British` are one.
 */
const labelKey = (text: string) =>
	text
		.replace(/ï¿½|\uFFFD/g, ' ')
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[.'’‘]/g, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.replace(/ (?:or|plus)\b/g, '')
		.replace(/^ ?v (?=\d)/, '')
		.trim();

/** The ids of the sections a label may stand in; none for a label that explains itself or is not known. */
const sectionsOf = (text: string): readonly string[] =>
	(listed.get(withoutCount(labelKey(text))) ?? []).map(({ slug }) => slug);

/** A second column of one name is written with a number after it: `Reason_unknown_1`. */
const withoutCount = (key: string) => {
	const bare = key.replace(/ 1$/, '');
	return bare !== key && (listed.get(bare)?.length ?? 0) > 1 ? bare : key;
};

const known =
	/^(?:total )?number of .*(?:foster|cyp|places|placements|households|applications (?:approved|withdrawn|rejected|which)|initial enquiries|unplanned endings)|^total (?:approved|households|applications|complaints)|complaints (?:made|not upheld)$/;

/** Whether a label is one Ofsted prints in its fostering data. */
export const isOfstedLabel = (text: string) =>
	text.length <= LONGEST_LABEL && (sectionsOf(text).length > 0 || known.test(labelKey(text)));

/**
 * What a label counts. `above` is the label before it, which decides between sections. Null where it cannot be told which
 * of two is meant. `under` is what the row says of its topic, for labels not known.
 */
export function ofstedLabel(text: string, above: string, under = ''): OfstedLabel | null {
	const key = labelKey(text);
	const bare = withoutCount(key);
	const candidates = listed.get(bare) ?? [];
	const before = sectionsOf(above);
	const found =
		candidates.length < 2
			? candidates[0]
			: bare !== key
				? candidates[1]
				: (candidates.find(({ slug }) => before.includes(slug)) ?? null);
	if (found === null) return null;
	if (found)
		return {
			slug: slugOf(`${found.slug} ${bare}`),
			section: found.says,
			counts: found.counts,
			year_kind: found.at
		};
	const topic = labelKey(under);
	const subject = key.replace(/^(?:total )?number of /, '').replace(/^total /, '');
	const stands = (standing.test(key) || /at 31 march/.test(topic)) && !through.test(key);
	const explains = /^(?:total )?number of |^total |\bcomplaints\b/.test(key);
	return {
		slug: slugOf(explains || topic === '' ? subject : `${topic} ${subject}`),
		section: explains || topic === '' ? null : topic,
		counts: nouns.find(([noun]) => noun.test(subject))?.[1] ?? 'number',
		year_kind: stands ? 'snapshot' : 'financial-year'
	};
}

const slugOf = (text: string) => text.replaceAll(' ', '-').slice(0, 90).replace(/-+$/, '');

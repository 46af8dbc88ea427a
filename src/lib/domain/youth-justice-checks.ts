import { faultOf, isGiven, type ReturnFault } from './return-fault';
import { inShort, timed, timeFaults } from './return-time';
import { listed } from './wording';
import {
	groupedByBar,
	youthJusticeName,
	youthJusticeScope,
	type YouthJusticeChecked
} from './youth-justice-checked';
import { countedTwice, offencesTwice } from './youth-justice-doubles';

const cure = 'Correct the row that is wrong, or say in the note why they differ.';

/** Figures by whom they are about, of one outcome, unit and period. */
function splits<Figure extends YouthJusticeChecked>(figures: readonly Figure[]) {
	const found = new Map<string, Map<string, Figure>>();
	for (const each of figures) {
		const { outcome, counted, care_status, placed } = each.of;
		const key = `${outcome.slug} ${counted.slug} ${each.period}`;
		const held = found.get(key) ?? new Map<string, Figure>();
		found.set(key, held);
		held.set(`${care_status.slug} ${placed.slug}`, each);
	}
	return [...found.values()];
}

/** Looked-after children in area and out of area against all of them, and they against all children. */
function partFaults<Figure extends YouthJusticeChecked>(
	found: ReadonlyMap<string, Figure>
): readonly ReturnFault<Figure>[] {
	const known = (key: string) => {
		const figure = found.get(key);
		return isGiven(figure) ? [{ figure, value: figure.value }] : [];
	};
	const faults: ReturnFault<Figure>[] = [];
	const hold = (whole: string, keys: readonly string[], words: string, all: boolean) => {
		const [total] = known(whole);
		const parts = keys.flatMap(known);
		if (!total || parts.length === 0) return;
		const sum = parts.reduce((made, { value }) => made + value, 0);
		const complete = all && parts.length === keys.length;
		// A child who moved in the period may be counted in both places; an offence or incident is counted once.
		const moves = total.figure.of.counted.slug === 'children';
		const broken =
			parts.some(({ value }) => value > total.value) ||
			(!moves && sum > total.value) ||
			(complete && sum < total.value);
		if (!broken) return;
		const figures = [total, ...parts].map(({ figure }) => figure);
		faults.push(
			faultOf('value.parts', figures, {
				measures: [total.figure.of.outcome.slug],
				what: `${youthJusticeName(total.figure.of)} is ${total.value} for ${inShort(total.figure.period)}, but those ${words} come to ${sum}.`,
				cure
			})
		);
	};
	const places = ['looked-after in-area', 'looked-after out-of-area'];
	const there = places
		.filter((key) => known(key).length > 0)
		.map((key) => (key.endsWith('in-area') ? 'in area' : 'out of area'));
	hold('looked-after all-areas', places, listed(there), true);
	hold('all-children all-areas', ['looked-after all-areas'], 'of looked-after children', false);
	return faults;
}

/** No more children than offences: each of them had at least one dealt with so. */
function childrenAboveOffences<Figure extends YouthJusticeChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const key = ({ of, period }: Figure) =>
		`${of.outcome.slug} ${of.care_status.slug} ${of.placed.slug} ${period}`;
	const offences = new Map(
		figures.filter(({ of }) => of.counted.slug === 'offences').map((each) => [key(each), each])
	);
	return figures.flatMap((children) => {
		if (children.of.counted.slug !== 'children' || children.value === null) return [];
		const other = offences.get(key(children));
		return isGiven(other) && children.value > other.value
			? [
					faultOf('value.order', [children, other], {
						measures: [children.of.outcome.slug],
						what: `${children.value} children are above ${other.value} offences, though each of them had at least one: ${youthJusticeScope(children)}.`,
						cure: 'The two may be exchanged: correct the row that is wrong.'
					})
				]
			: [];
	});
}

/**
 * What cannot be right in the youth justice figures of ONE authority, or only with a reason: an outcome or an offence counted
 * twice, parts that do not make their whole, more children than offences, stretches that overlap, a year to date that its
 * quarters do not make. Missing and hidden values are not guessed at.
 */
export const youthJusticeFaults = <Figure extends YouthJusticeChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] => [
	...groupedByBar(figures).flatMap((bar) => [...countedTwice(bar), ...offencesTwice(bar)]),
	...splits(figures).flatMap(partFaults),
	...childrenAboveOffences(figures),
	...timeFaults(
		timed(figures, (each) => ({
			series: `${each.of.outcome.slug} ${each.of.counted.slug} ${each.of.care_status.slug} ${each.of.placed.slug}`,
			measure: each.of.outcome.slug,
			name: youthJusticeName(each.of),
			adds: each.of.counted.slug !== 'children'
		}))
	)
];

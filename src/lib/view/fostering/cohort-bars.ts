import type { Period } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { cohortConversion, pooled, type NoConversion } from '$lib/statistics/conversion';
import { heldCell, wordCell } from '../held-cell';
import { rowOf } from '../held-sources';
import { formatNumber } from '../number';
import type { RangedValue, SubjectContext } from '../subject';
import type { TableCell, TableView } from '../table';
import { reached, soundAt } from './cohort-figures';
import { percentOf, rangeOf } from './conversion-words';
import {
	exits,
	faultAt,
	figureAt,
	ladder,
	soundValue,
	stageOf,
	whoOf,
	type Recruitment
} from './recruitment';

const [first] = ladder;

/** A stage of some cohorts together: its share of those who enquired, or why there is none. */
export function barOf(
	recruitment: Recruitment,
	slug: string,
	periods: readonly Period[]
): RangedValue & { readonly label: string } {
	const label = capital(stageOf(slug).word);
	const figures = periods.map((each) => reached(recruitment, slug, each));
	const count = pooled(figures.map((each) => soundValue(recruitment, each)));
	const base = pooled(periods.map((each) => soundAt(recruitment, first.slug, each)));
	if (count === null) {
		const missing = figures.find((each) => soundValue(recruitment, each) === null) ?? null;
		const { text, reason } = heldCell(missing, faultAt(recruitment, missing));
		return { label, value: null, text, reason, low: null, high: null };
	}
	const share = cohortConversion(count, base);
	const number = formatNumber(count, 0);
	if (share.refused !== null)
		return {
			label,
			value: null,
			text: number,
			reason: `No share is worked out, because ${whyNot[share.refused]}.`,
			low: null,
			high: null
		};
	const all = slug === first.slug;
	return {
		label,
		value: share.per_hundred,
		text: all ? `${number} (all)` : `${number} (${percentOf(share)})`,
		reason: null,
		low: all ? null : share.low,
		high: all ? null : share.high
	};
}

const whyNot: Readonly<Record<NoConversion, string>> = {
	more: 'more got that far than enquired',
	none: 'nobody enquired',
	missing: 'a number it needs is not known, not shown or in doubt'
};

/** A share of a cohort in a table: `3 of 12: 25%, 9% to 53%`. */
function shareCell(count: number | null, base: number | null): TableCell {
	const share = cohortConversion(count, base);
	if (share.refused !== null)
		return wordCell('Not worked out', `No share is worked out, because ${whyNot[share.refused]}.`);
	return wordCell(`${percentOf(share)}, ${rangeOf(share)}`);
}

/** Every cohort with its counts, shares and those who withdrew. */
export function cohortTable(
	context: SubjectContext,
	recruitment: Recruitment,
	cohorts: readonly Period[]
): TableView {
	const stages = ladder.filter(
		({ slug }) =>
			slug === first.slug || cohorts.some((each) => reached(recruitment, slug, each) !== null)
	);
	const gone = exits.filter((slug) =>
		cohorts.some(({ period }) => figureAt(recruitment, slug, period, { cohort: true }) !== null)
	);
	const rows = [...cohorts].reverse().map((period) => {
		const figures = [
			...stages.map(({ slug }) => reached(recruitment, slug, period)),
			...gone.map((slug) => figureAt(recruitment, slug, period.period, { cohort: true }))
		];
		const base = soundAt(recruitment, first.slug, period);
		const shares = stages
			.slice(1)
			.map(({ slug }) => shareCell(soundAt(recruitment, slug, period), base));
		const counts = figures.map((each) => heldCell(each, faultAt(recruitment, each)));
		return rowOf(context, formatPeriod(period), [...counts, ...shares], figures);
	});
	return {
		caption: `How far those who first enquired in each period had got, ${whoOf(recruitment)}, ${context.authority.name}`,
		columns: [
			'First enquired in',
			...[...stages.map(({ slug }) => slug), ...gone].map(
				(slug) => `${capital(stageOf(slug).word)} (${recruitment.unit})`
			),
			...stages
				.slice(1)
				.map(({ slug }) => `${capital(stageOf(slug).word)} (share of enquiries and likely range)`)
		],
		rows,
		notes: []
	};
}

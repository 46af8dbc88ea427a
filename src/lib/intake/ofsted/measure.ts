import { indicatorIdFrom } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { OfstedLabel } from './labels';

/** Whose services a measure covers. */
export interface Sector {
	readonly slug: string;
	readonly says: string;
}

/** All services, or the one kind the table is of. */
export const whole: Sector = { slug: '', says: '' };

/** Whose services a group of the trend covers; null for one not known. */
export function sectorOf(name: string): Sector | null {
	const text = name.toLowerCase();
	if (text === 'england') return whole;
	if (/local authorit/.test(text)) return { slug: ' councils', says: ', councils’ services' };
	if (/independent/.test(text)) return { slug: ' agencies', says: ', independent agencies' };
	return null;
}

const tidy = (label: string) =>
	label
		.replace(/ï¿½|\uFFFD/g, '')
		.replaceAll('_', ' ')
		.replace(/(?<![+^*"°◊♯~#])[+^*"°◊♯~#]+\s*$/, '')
		.replace(/\s+/g, ' ')
		.trim();

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The measure a label stands for, of one kind of service. */
export function measureOf(label: string, read: OfstedLabel, sector: Sector): Indicator {
	const { counts, year_kind, section } = read;
	const when = year_kind === 'snapshot' ? 'on 31 March' : 'in the year to 31 March';
	return {
		indicator: indicatorIdFrom('ofsted-fostering', read.slug + sector.slug),
		name: `Fostering${section ? `, ${section}` : ''}: ${tidy(label)}${sector.says}`,
		theme: 'Homes and fostering',
		unit: 'count',
		per: null,
		unit_label: `${counts} ${when}`,
		decimals: 0,
		polarity: 'none',
		year_kind,
		subject: null,
		predicate: null,
		definition: `${capital(counts)} counted ${when}, under the label “${tidy(label)}” of Ofsted’s fostering data${sector.says}.`,
		caution:
			'Rounded to the nearest 5. England counts independent agencies too; regions and authorities only the councils’ own services. What is counted changed between years.',
		source: 'Ofsted, Fostering in England',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}

import { readFileSync } from 'node:fs';
import { writeBinding, type FigureBinding } from '$lib/domain/figure-binding';
import type {
	GeographyCode,
	IndicatorId,
	IsoDate,
	PeriodId,
	RowId,
	VintageId
} from '$lib/domain/id';
import type { Report, ReportText } from '$lib/domain/report';
import { tables } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';
import type { CitedFigure, Evidence } from '$lib/view/evidence';
import type { TrendView } from '$lib/view/trend';

const read = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');

/** The shipped headings. */
const templates = readDefined(tables.templates, read('templates')).values;
export const parts = readDefined(tables.template_parts, read('template_parts')).values;
export const template = (id: string) => {
	const found = templates.find((each) => each.template === id);
	if (!found) throw new Error(id);
	return found;
};

export const report: Report = {
	report: 'reducing-offending' as RowId,
	title: 'Reducing Offending Behaviour (Children in Care)',
	meeting: '2021-11-15' as IsoDate,
	item: 5,
	template: 'nottingham' as RowId,
	state: 'draft',
	published: null
};

export const text = (part: string, words: string): ReportText => ({
	report: report.report,
	part: part as RowId,
	text: words
});

export const binding: FigureBinding = {
	indicator: 'cla-offending' as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	period: '2019-04-01/2020-03-31' as PeriodId,
	vintage: 'lait-2026-04-08' as VintageId,
	of: 'value'
};

export const token = `[[${writeBinding(binding)}]]`;

export const citedFigure = (changes: Partial<CitedFigure> = {}): CitedFigure => ({
	binding,
	text: '4%',
	reason: null,
	symbol: null,
	what: 'Looked-after children convicted or cautioned, Nottingham, 2019/20',
	source: 'Department for Education, LAIT, edition of 8 April 2026',
	citation: {
		vintage: binding.vintage,
		text: 'Department for Education, LAIT, edition of 8 April 2026',
		published: '2026-04-08' as IsoDate,
		retrieved: '9 April 2026',
		licence: 'Open Government Licence v3.0',
		note: null
	},
	published: '2026-04-08' as IsoDate,
	doubts: ['Printed as a whole per cent.'],
	since: null,
	...changes
});

export const evidence = (
	cited: readonly CitedFigure[] = [citedFigure()],
	trends: ReadonlyMap<string, TrendView> = new Map(),
	mode: Evidence['mode'] = 'public'
): Evidence => ({
	mode,
	day: '2021-10-01' as IsoDate,
	cited: new Map(cited.map((each) => [writeBinding(each.binding), each])),
	trends,
	measures: []
});

export const board = {
	name: 'Corporate Parenting Board',
	council: 'Nottingham City Council',
	threshold: 5
};

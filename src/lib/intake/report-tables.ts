import {
	LONGEST_TEXT,
	type FindingReason,
	type Report,
	type ReportText,
	type ReportVersion
} from '$lib/domain/report';
import { PART_KINDS, ZONES, type Template, type TemplatePart } from '$lib/domain/template';
import { date, oneOf, optional, text, whole, yesNo } from './cell';
import { prose, snapshot } from './prose-cell';
import { meeting, rowId, texts } from './record-cells';
import type { Definition } from './table';

const template = rowId('nottingham-committee-report', 'templates');
const report = rowId('reducing-offending-2021', 'reports');
const part = rowId('reasons-for-recommendations');
/** What authors write on one line: a title, a name, a reason. */
const words = prose(2_000);

/** The tables of committee reports and of the templates they are written on. Records of earlier releases have none of them. */
export const reportTables = {
	templates: {
		name: 'templates',
		key: ['template'],
		may_be_absent: true,
		columns: {
			template: rowId('nottingham-committee-report'),
			name: words,
			council: words,
			header_as: oneOf('paragraphs', 'table'),
			source: words
		}
	} satisfies Definition<Template>,
	template_parts: {
		name: 'template_parts',
		key: ['template', 'part'],
		may_be_absent: true,
		columns: {
			template,
			part,
			place: whole,
			zone: oneOf(...ZONES),
			number: optional(text),
			heading: words,
			kind: oneOf(...PART_KINDS),
			choices: texts,
			prompt: optional(prose(LONGEST_TEXT)),
			empty: optional(words),
			required: yesNo,
			only_for: optional(words)
		}
	} satisfies Definition<TemplatePart>,
	reports: {
		name: 'reports',
		key: ['report'],
		may_be_absent: true,
		columns: {
			report: rowId('reducing-offending-2021'),
			title: words,
			meeting,
			item: optional(whole),
			template,
			state: oneOf('draft', 'published'),
			published: optional(date)
		}
	} satisfies Definition<Report>,
	report_texts: {
		name: 'report_texts',
		key: ['report', 'part'],
		may_be_absent: true,
		columns: { report, part, text: prose(LONGEST_TEXT) }
	} satisfies Definition<ReportText>,
	report_versions: {
		name: 'report_versions',
		key: ['version'],
		may_be_absent: true,
		columns: {
			version: rowId('reducing-offending-2021-v1'),
			report,
			made: date,
			name: words,
			published: yesNo,
			snapshot
		}
	} satisfies Definition<ReportVersion>,
	finding_reasons: {
		name: 'finding_reasons',
		key: ['report', 'finding'],
		may_be_absent: true,
		columns: { report, finding: rowId('contradicts-paper-1a2b3c'), reason: words, decided: date }
	} satisfies Definition<FindingReason>
};

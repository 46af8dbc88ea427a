import { parseAsk, parseBinding } from '$lib/domain/figure-binding';
import { freeRowId, parseRowId, type IsoDate, type RowId, type VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type {
	Report,
	ReportSnapshot,
	ReportSurroundings,
	ReportText,
	ReportVersion
} from '$lib/domain/report';
import { parseSnapshot, writeSnapshot } from '$lib/domain/report-snapshot';
import type { RowEdit } from '$lib/domain/row-edit';
import { LONGEST_SNAPSHOT } from '$lib/intake/prose-cell';
import { editsOf, faultsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { line, short, type Edited } from './written-field';

/** A report as it stands when it is published on a day: what its fingerprint is taken of. */
export const asPublished = (report: Report, day: IsoDate): Report => ({
	...report,
	state: 'published',
	published: day
});

const BRACKETS = /\[\[([^[\]\n]+)\]\]/g;

/** What stands around the figures that some texts have. */
function surroundingsOf(register: Register, texts: readonly ReportText[]): ReportSurroundings {
	const inside = texts.flatMap(({ text }) => [...text.matchAll(BRACKETS)].map(([, each]) => each));
	const asks = inside.flatMap((each) => parseAsk(each ?? '') ?? []);
	const bound = inside.flatMap((each) => parseBinding(each ?? '') ?? []);
	const measures = new Set([...asks, ...bound].map(({ indicator }) => indicator));
	const compared = new Set(asks.map((ask) => `${ask.neighbour_set} ${ask.geography}`));
	const { name, council } = register.board;
	return {
		board: { name, council },
		indicators: register.indicators
			.filter(({ indicator }) => measures.has(indicator))
			.map((each) => {
				const { principles, ...indicator } = each;
				void principles;
				return indicator;
			}),
		events: register.events.filter(
			({ indicators }) => indicators.length === 0 || indicators.some((each) => measures.has(each))
		),
		targets: register.targets.filter(({ indicator }) => measures.has(indicator)),
		neighbours: register.neighbours.filter(({ neighbour_set, geography }) =>
			compared.has(`${neighbour_set} ${geography}`)
		)
	};
}

/** A report whole as it stands now, with its headings and what stands around its figures. Null where its template is not in the record. */
export function snapshotOf(
	register: Register,
	report: Report,
	editions: readonly VintageId[],
	fingerprint: string | null = null
): ReportSnapshot | null {
	const template = register.templates.find((each) => each.template === report.template);
	const texts = register.report_texts.filter((each) => each.report === report.report);
	return template
		? {
				report,
				texts,
				template,
				parts: register.template_parts.filter((each) => each.template === report.template),
				editions,
				fingerprint,
				around: surroundingsOf(register, texts)
			}
		: null;
}

/** A report's versions in the order they were kept. */
export const versionsOf = (
	{ report_versions }: Register,
	report: RowId
): readonly ReportVersion[] => report_versions.filter((each) => each.report === report);

/** The id of a report's next version: `reducing-offending-2021-v3`. */
function nextVersion(register: Register, report: RowId): RowId {
	const taken = new Set<string>(register.report_versions.map(({ version }) => version));
	for (let number = versionsOf(register, report).length + 1; ; number += 1) {
		const id = parseRowId(`${report}-v${number}`);
		if (id === null) return freeRowId(`v${number}-${report}`, taken);
		if (!taken.has(id)) return id;
	}
}

/** What a version is called, what it may draw from, and the fingerprint of what is published. */
interface WrittenVersion {
	readonly name: string;
	/** Every edition that can be drawn from now. */
	readonly editions: readonly VintageId[];
}

function keep(
	register: Register,
	report: Report,
	{ name, editions }: WrittenVersion,
	fingerprint: string | null,
	day: IsoDate
): Edited<'name'> {
	const fault = (sentence: string) => ({ faults: [{ field: 'name' as const, sentence }] });
	const whole = snapshotOf(register, report, editions, fingerprint);
	if (whole === null)
		return fault('The template this report is written on is not in the record. Choose another.');
	const snapshot = writeSnapshot(whole);
	if (snapshot.length > LONGEST_SNAPSHOT)
		return fault(
			`The report with its headings has ${snapshot.length.toLocaleString('en-GB')} characters, and a version holds ${LONGEST_SNAPSHOT.toLocaleString('en-GB')}. Take some of it out: a document of that length belongs in an appendix of its own.`
		);
	if (line(name) === '')
		return fault('Write what this version is: Before the comments of Finance.');
	const version: ReportVersion = {
		version: nextVersion(register, report.report),
		report: report.report,
		made: day,
		name: line(name),
		published: fingerprint !== null,
		snapshot
	};
	const [refused] = faultsOf('report_versions', version).values();
	if (refused !== undefined) return fault(refused.slice(0, 300));
	return {
		words: `Kept the version “${short(version.name)}” of “${short(report.title)}”`,
		edits: editsOf(tables.report_versions, null, version)
	};
}

/** Keeps a report as it stands under a name. */
export const keepVersion = (
	register: Register,
	report: Report,
	written: WrittenVersion,
	day: IsoDate
): Edited<'name'> => keep(register, report, written, null, day);

/**
 * Publishes a report: keeps it as it stands, drawn from these editions and no others ever after, and closes it. `fingerprint` is the
 * SHA-256 of the plain text of `asPublished(report, day)` as it was drawn for the public.
 */
export function publishReport(
	register: Register,
	report: Report,
	{ fingerprint, ...written }: WrittenVersion & { readonly fingerprint: string },
	day: IsoDate
): Edited<'name'> {
	if (report.state === 'published')
		return { faults: [{ field: 'name', sentence: 'This report is published already.' }] };
	const after = asPublished(report, day);
	const kept = keep(register, after, written, fingerprint, day);
	if (kept.faults) return kept;
	return {
		words: `Published the report “${short(report.title)}”`,
		edits: [...editsOf(tables.reports, report, after), ...kept.edits]
	};
}

/** Opens a published report again as a draft. What was published stays among its versions. */
export const reopenReport = (report: Report): { words: string; edits: readonly RowEdit[] } => ({
	words: `Opened the report “${short(report.title)}” again as a draft`,
	edits:
		report.state === 'draft'
			? []
			: editsOf(tables.reports, report, { ...report, state: 'draft', published: null })
});

/** Puts the title and the words of a version back in place of those that stand; meeting, item and template stay as they are. */
export function restoreVersion(
	register: Register,
	report: Report,
	version: ReportVersion
): Edited<'version'> {
	const whole = parseSnapshot(version.snapshot);
	const fault = (sentence: string) => ({ faults: [{ field: 'version' as const, sentence }] });
	if (report.state === 'published')
		return fault('This report is published. Open it again as a draft to change it.');
	if (whole === null) return fault('This version cannot be read, so nothing was put back.');
	const own = (texts: readonly ReportText[]) =>
		new Map(texts.filter((each) => each.report === report.report).map((each) => [each.part, each]));
	const [now, then] = [own(register.report_texts), own(whole.texts)];
	const title = whole.report.title;
	return {
		words: `Put back the version “${short(version.name)}” of “${short(report.title)}”`,
		edits: [
			...(title === report.title ? [] : editsOf(tables.reports, report, { ...report, title })),
			...[...new Set([...now.keys(), ...then.keys()])].flatMap((part) => {
				const [before, after] = [now.get(part) ?? null, then.get(part) ?? null];
				return before?.text === after?.text ? [] : editsOf(tables.report_texts, before, after);
			})
		]
	};
}

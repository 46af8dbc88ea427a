import type { Engine } from '$lib/database/engine';
import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { ComposedReport } from '$lib/report/composed';
import { drawVersion } from './ask-version';

/** A published report as the public reads it. */
export interface BuiltReport {
	readonly composed: ComposedReport;
	/** The day it was published. */
	readonly published: IsoDate;
}

/** A published report drawn from its own editions; null where there is none of that id, or what was published cannot be read. */
export async function makeReport(
	engine: Engine,
	register: Register,
	id: string
): Promise<BuiltReport | null> {
	const report = register.reports.find((each) => each.report === id);
	const version = register.report_versions.findLast((each) => each.report === id && each.published);
	if (report?.state !== 'published' || !version) return null;
	const drawn = await drawVersion(engine, register, version, 'public');
	return drawn && { composed: drawn.composed, published: report.published ?? version.made };
}

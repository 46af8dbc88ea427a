import type { Drawing } from '$lib/chart/drawing';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { HeldFigures } from '$lib/domain/held-figures';
import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { ResponseCategory } from '$lib/domain/response-category';
import type { SubjectView } from '$lib/view/subject-page';
import type { DrawnCompare } from './compare/drawn-compare';

/** What a subject's page is worded from, so that another choice of carers or target needs no engine. */
export interface SubjectMaterial {
	readonly held: HeldFigures;
	readonly authority: Pick<Geography, 'geography' | 'name' | 'region'>;
	readonly mode: Mode;
	readonly today: IsoDate;
	readonly events: readonly Event[];
	readonly response_categories: readonly ResponseCategory[];
}

/** A subject's page, worded and drawn, so that it can be read before any script has run. */
export interface DrawnSubject {
	readonly view: SubjectView;
	/** Of every figure by its key. */
	readonly drawn: Readonly<Record<string, Drawing>>;
	/** The trends of the measures of a section, by the section's key. */
	readonly trends: Readonly<Record<string, DrawnCompare>>;
	/** Null where the page has nothing to choose. */
	readonly material: SubjectMaterial | null;
	readonly mode: Mode;
	/** Whether the figures are invented, and the authority's name is no council's. */
	readonly example: boolean;
}

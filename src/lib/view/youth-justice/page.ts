import type { ResponseCategory } from '$lib/domain/response-category';
import type { SubjectContext } from '../subject';
import { composeSubject, type SubjectView } from '../subject-page';
import { ageSection } from './age';
import { frameworkSection } from './framework';
import { keyIndicatorsSection } from './key-indicators';
import { officialSections } from './official';
import { outcomesSection } from './outcomes';
import { ratioSection } from './ratio';
import { responsesSection } from './responses';

/** What the page of youth justice says. Years of different kinds are in sections of their own. */
export function youthJusticePage(
	context: SubjectContext,
	categories: readonly ResponseCategory[]
): SubjectView {
	return composeSubject(
		{
			subject: 'youth-justice',
			heading: `Youth justice: ${context.authority.name}`,
			lead: 'How many children come into the youth justice system, what becomes of their offences, and how looked-after children compare.',
			carers: [],
			chosen: null,
			offered: null
		},
		[
			ratioSection(context),
			outcomesSection(context),
			...officialSections(context),
			keyIndicatorsSection(context),
			responsesSection(context, categories),
			frameworkSection(context),
			ageSection(context)
		],
		context.held.vintages
	);
}

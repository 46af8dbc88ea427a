import { TextRun, type IRunOptions } from 'docx';
import type { ComposedRun } from '$lib/report/composed';
import { cleanLine } from './clean-text';

const letters =
	'\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';
/** Letters written from right to left, with what stands between them. */
const rightToLeft = new RegExp(`([${letters}](?:[^\\p{L}\\p{N}]*[${letters}\\p{M}])*)`, 'u');
const firstLetter = /\p{L}/u;
const oneOfThem = new RegExp(`[${letters}]`, 'u');

/** Whether a paragraph runs from right to left: its first letter does. */
const runsRightToLeft = (text: string): boolean =>
	oneOfThem.test(firstLetter.exec(text)?.[0] ?? '');

/** Text as runs of Word, the parts written from right to left marked so. Without characters that XML forbids. */
export const textRuns = (text: string, options: IRunOptions = {}): readonly TextRun[] =>
	cleanLine(text)
		.split(rightToLeft)
		.filter((part) => part !== '')
		.map(
			(part) =>
				new TextRun({ ...options, text: part, ...(oneOfThem.test(part) && { rightToLeft: true }) })
		);

/** Runs of a composed paragraph as runs of Word. */
export const composedRuns = (runs: readonly ComposedRun[]): readonly TextRun[] =>
	runs.flatMap(({ text, bold }) => textRuns(text, bold ? { bold, boldComplexScript: true } : {}));

/** The options of a paragraph that holds this text. */
export const directionOf = (text: string): { readonly bidirectional?: true } =>
	runsRightToLeft(text) ? { bidirectional: true } : {};

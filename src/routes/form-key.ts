/** Every form that is put by half written, by what its name begins with. */
export const FORMS = [
	'action',
	'agenda_item',
	'board_settings',
	'decision',
	'meeting',
	'meeting_record',
	'plan_report',
	'protocol',
	'protocol_step',
	'question',
	'report',
	'report_text',
	'revision_note',
	'template'
] as const;

export type FormName = (typeof FORMS)[number];

/** What stands in a name for a row that is not there yet. */
export const NEW = 'new';

/** The name a form is put by under: the form, then what it is about. Null stands for a row that is not there yet. */
export const formKey = (form: FormName, ...about: readonly (string | number | null)[]): string =>
	[form, ...about.map((each) => each ?? NEW)].join(' ');

/** Reads such a name; null for one of no form. */
export function readFormKey(
	key: string
): { readonly form: FormName; readonly about: readonly string[] } | null {
	const [name, ...about] = key.split(' ');
	const form = FORMS.find((each) => each === name);
	return form ? { form, about } : null;
}

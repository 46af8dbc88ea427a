/** One thing that could go wrong for a child or a reader. */
interface Measure {
	readonly risk: string;
	/** What the program does about it. */
	readonly done: string;
	/** What it cannot do, and a person must. */
	readonly left: string;
}

export const measures: readonly Measure[] = [
	{
		risk: 'A file about single children is opened by mistake',
		done: 'It is refused by its headers, by the form of its cells and by its notes; nothing of it is kept or repeated.',
		left: 'A table whose headers and cells give no sign of it can pass. Analysts should know what they open.'
	},
	{
		risk: 'A small number lets a child be recognised',
		done: 'Marks stay marks; small counts are named when a file is added and refused in a public record.',
		left: 'A council’s own rule may be stricter than 5; differencing against other papers needs a reader’s eye.'
	},
	{
		risk: 'A note or decision says something about one person',
		done: 'Forms ask for roles and for no names; every note is listed and can be taken out again.',
		left: 'Somebody reads the text before it is published.'
	},
	{
		risk: 'A record meant for the council is put on a public site',
		done: 'A record says whom it is for; figures that are only for the council are not let into a public one.',
		left: 'Who may open the site is set on the host, and only there.'
	},
	{
		risk: 'The next person at a shared computer sees unpublished figures',
		done: 'Nothing is kept unless it is asked for; keeping can be given an end; one button erases everything.',
		left: 'Do not choose to keep on a shared computer; use separate sign-ins.'
	},
	{
		risk: 'What was opened leaves the computer',
		done: 'The pages may speak only to the site they came from, and the query engine is locked so that no file or query can make it ask elsewhere; the tests watch every request.',
		left: 'The host’s own pages on the same web origin can reach this site’s storage: give it a web address of its own.'
	},
	{
		risk: 'Figures are changed by somebody on the host',
		done: 'Each file of the record is checked against the manifest’s hash, so a damaged or half-copied record is not shown.',
		left: 'Whoever can write to the host can replace the hashes too: keep that right to few, with two-step sign-in.'
	},
	{
		risk: 'A wrong figure misleads the board',
		done: 'Every figure carries its source, edition and doubt; nothing is overwritten; a correction is a new edition.',
		left: 'Somebody owns the record and answers for it.'
	}
];

export const decisions: readonly string[] = [
	'Who is the controller’s lead for the record, and who may publish it.',
	'Whether the site is open to the public or to the council only, and how the host checks that.',
	'Whether the council’s own unpublished returns may be added at all, and on which computers.',
	'Which threshold for small numbers the council uses, if not 5.',
	'How long earlier publications stay on the host, and who deletes them.',
	'What the host writes in its logs, and for how long.',
	'The legal bases that apply to figures that could identify a child, and the policy documents they need.',
	'How members, officers and young people are told, and whom they may ask.',
	'Whether what is left of each risk is acceptable, signed and dated, and when it is looked at again.'
];

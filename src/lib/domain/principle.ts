/**
 * The seven principles of good corporate parenting, which section 1 of the Children and Social Work Act 2017 asks every
 * council in England to have regard to, in the order of the Act and under short names of our own.
 */
export const principles = [
	{ principle: 'health', name: 'Health and wellbeing' },
	{ principle: 'voice', name: 'Encouraged to speak up' },
	{ principle: 'heard', name: 'Listened to' },
	{ principle: 'services', name: 'Helped to use services' },
	{ principle: 'aspirations', name: 'High aspirations' },
	{ principle: 'stability', name: 'Safe and stable' },
	{ principle: 'adulthood', name: 'Ready for adulthood' }
] as const;

/** One of the seven, as the record and a link write it. */
export type PrincipleId = (typeof principles)[number]['principle'];

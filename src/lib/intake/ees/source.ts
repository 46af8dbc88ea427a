import type { Source } from '../format';

/** Whose the files of Explore Education Statistics are. */
export const EES_SOURCE: Source = {
	prefix: 'dfe-ees',
	publisher: 'Department for Education',
	title: 'Explore Education Statistics',
	licence: 'Open Government Licence v3.0',
	status: 'statistics'
};

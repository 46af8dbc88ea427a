import { loadSubject } from '../load-subject';
import type { PageLoad } from './$types';

/** The page as the build drew it. */
export const load: PageLoad = ({ fetch }) => loadSubject('fostering', fetch);

import { loadMeeting } from '../load-meeting';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) => loadMeeting(params.date, fetch);

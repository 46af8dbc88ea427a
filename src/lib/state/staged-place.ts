import { oneAtATime } from './one-at-a-time';

/** The engine has one place for a staged table, so two pieces of work must never be at it together. */
export const atStagedPlace = oneAtATime();

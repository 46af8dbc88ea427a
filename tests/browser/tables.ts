/** Tables in the shapes analysts have them, with few rows. Figures are facts of published sources or of our own making. */

/** The row a board paper of 20 September 2021 prints: each year's figure stands a year early, and one was restated. */
export const boardPaper = [
	'2009,2010,2011,2012,2013,2014,2015,2016,2017,2018,2019',
	'9.80%,9%,9.80%,8.70%,8.20%,6%,6%,5%,6%,3%,3%',
	''
].join('\n');

const eesStart =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,cla_group,characteristic,number,percentage';
const nottingham =
	'Reporting year,Local authority,E92000001,England,E12000004,East Midlands,892,Nottingham,E06000018,Convictions: Children looked after Ages 10 to 17 years';

/** A release whose years are labelled one early: 2019 stands over what was published for 2020. */
export const shiftedRelease = [
	eesStart,
	...[
		[2015, 15, 6],
		[2016, 15, 5],
		[2018, 9, 3],
		[2019, 15, 4],
		[2020, 7, 2]
	].map(
		([year, number, percentage]) =>
			`${year},${nottingham},"Convicted or subject to youth cautions, or youth conditional cautions during the year",${number},${percentage}`
	),
	''
].join('\n');

/** A table no format knows. */
export const ownTable = (scores: readonly number[] = [12, 14, 15]): string =>
	[
		'Council,Quarter,Outcome,Score',
		...scores.map(
			(score, place) => `Nottingham,2024/25 Q${place + 1},Pupils with a mentor,${score}`
		),
		''
	].join('\n');

/** A table copied from a LAIT screen, with two rows that cannot be used. */
export const partlyBad = [
	'Looked-after children cautioned or convicted',
	'LA Number,LA and Regions,2019,2020,2021,Change from previous year',
	'892,Nottingham,3,4,2,-',
	'891,Nottinghamshire,1,2,3,1',
	'831,Derby,2,about three,4,1',
	'999,Atlantis,2,3,4,1',
	'856,Leicester,3,3,3,0',
	''
].join('\n');

/** A screen of LAIT's for some authorities, all of it good. */
export const screen = (value: number): string =>
	[
		'Looked-after children cautioned or convicted',
		'LA Number,LA and Regions,2024,2025,Change from previous year',
		`892,Nottingham,${value},${value + 1},1`,
		`831,Derby,${value + 1},${value + 2},1`,
		''
	].join('\n');

/** Child-level rows: numbers of nobody, in the form of a UPN and an NHS number. */
export const CHILD = { upn: 'H801200001001', nhs: '9434765919' };
export const childLevel = (header: string, number: string) =>
	[`${header},Placed,2020`, `${number},yes,3`, `${number},yes,4`, ''].join('\n');

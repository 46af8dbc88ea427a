const authorities: readonly (readonly [string, string, string])[] = [
	['Nottingham', '892', 'East Midlands'],
	['Nottinghamshire', '891', 'East Midlands'],
	['Derby', '831', 'East Midlands'],
	['Leicester', '856', 'East Midlands'],
	['Birmingham', '330', 'West Midlands'],
	['Sandwell', '333', 'West Midlands'],
	['Manchester', '352', 'North West'],
	['Rochdale', '354', 'North West'],
	['Salford', '355', 'North West'],
	['Middlesbrough', '806', 'North East'],
	['Southampton', '852', 'South East'],
	['Bradford', '380', 'Yorkshire and The Humber'],
	['England', '970', 'NA'],
	['East Midlands', '983', 'NA']
];
const measures = [
	['LAC_Convictions', 'NA'],
	['LACDental%', 'NA'],
	['InfMort', 'Infant mortality, "rate"\r\nfor the year'],
	['Work_Force_Vac_Rate', 'NA'],
	['CareLeaverEET', 'NA'],
	['LACnum', 'NA'],
	['FirstYJS', 'NA'],
	['KS2_SEN_Reading_Progress', 'NA'],
	['LACHealth%', 'NA'],
	['StayingPut', 'NA'],
	['ReReferral', 'NA'],
	['LAC_SEN', 'NA'],
	['Children_missing', 'NA'],
	['Emotional_LAC', 'NA'],
	['LACDistance', 'NA']
] as const;
const years = ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'];

const quote = (text: string) => `"${text.replace(/"/g, '""')}"`;

/** The header row of the LAIT long file. */
export const LAIT_HEADER = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';

/**
 * A file in the shape of the LAIT long file, with numbers of our own making: 15 measures, 14 areas, 10 years, so 2,100
 * rows, dashes and float noise among them.
 */
export function laitExcerpt(): string {
	const rows = measures.flatMap(([code, item], m) =>
		years.flatMap((year, y) =>
			authorities.map(([name, number, region], a) => {
				const seed = (m * 31 + y * 17 + a * 7) % 23;
				const value =
					seed === 0 && number < '970'
						? '-'
						: seed === 1
							? '33.200000000000003'
							: String(20 + seed);
				return [code, item, year, name, number >= '970' ? '30' : value, number, region]
					.map(quote)
					.join(',');
			})
		)
	);
	return [LAIT_HEADER.split(',').map(quote).join(','), ...rows, ''].join('\n');
}

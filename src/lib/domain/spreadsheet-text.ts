/**
 * Whether a spreadsheet may take a text for a formula when it opens a CSV file: it begins with = + - @ (full-width ones
 * too), after nothing or after blanks and letters that do not show, or with a tab or a line's end. Source: OWASP, "CSV
 * Injection". A true negative number begins so as well: whoever asks must let that through.
 */
export const mayRunInSpreadsheet = (text: string) =>
	/^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u.test(text);

/** Zero of each set of decimal digits that people here may type: Arabic-Indic, Persian, Devanagari, Thai, Javanese, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xa9d0, 0xff10];
/** The mathematical digits (bold, double-struck …) are five sets in a row, and two code units each. */
const MATHEMATICAL = { first: 0x1d7ce, last: 0x1d7ff };

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code >= MATHEMATICAL.first && code <= MATHEMATICAL.last)
    return String((code - MATHEMATICAL.first) % 10);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** The text with foreign decimal digits written as 0–9; every other character stays as it is. */
export function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

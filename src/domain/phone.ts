/** An Indonesian or international number in the form +62…, or null when it is none. */
export function readPhone(value: string): string | null {
  const digits = value
    .replace(/[\s().-]/g, '')
    .replace(/^0/, '+62')
    .replace(/^62/, '+62');
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

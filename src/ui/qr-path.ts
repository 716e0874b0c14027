import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` modules, with the quiet zone of four that readers expect (ISO/IEC 18004). */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return { size, path };
}

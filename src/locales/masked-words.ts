import { maskWith, type MaskKind } from '#domain/privacy.ts';
import { m } from '#locales/words/messages.js';

function labels(): Readonly<Record<MaskKind, string>> {
  return {
    identity: m.mask_identity(),
    phone: m.mask_phone(),
    email: m.mask_email(),
    plate: m.mask_plate(),
    account: m.mask_account(),
  };
}

/** A masked text with its placeholders in the reader's language. */
export function readable(masked: string): string {
  return masked.includes('‹') ? maskWith(masked, labels()) : masked;
}

/** The beginning of a masked text on one line, cut between words and never within a placeholder. */
export function excerptOf(masked: string, most: number): string {
  const line = masked.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return readable(line);
  const cut = line
    .slice(0, most)
    .replace(/\s\S*$/, '')
    .replace(/‹[^›]*$/, '');
  return `${readable(cut.trimEnd())}…`;
}

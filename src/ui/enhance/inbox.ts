import { hearChanges } from './changes.ts';
import { hearKeys, pressLink } from './keys.ts';

const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];

function move(step: number): void {
  const rows = links();
  const at = rows.findIndex((link) => link === document.activeElement);
  const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[to]?.focus();
}

const DOES: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  o: () =>
    links()
      .find((link) => link === document.activeElement)
      ?.click(),
  '/': () => document.querySelector<HTMLInputElement>('#cari')?.focus(),
};

/** What the list of the staff gains from scripts: keys, and a word when it has grown old. */
hearKeys((key) => (DOES[key] ?? (() => pressLink(key)))());
// A list that moves under the hand is worse than one that is a minute old: the clerk says when.
for (const refresh of document.querySelectorAll<HTMLElement>('[data-changes]')) {
  hearChanges(refresh.dataset['changes'] ?? '', () => (refresh.hidden = false));
}

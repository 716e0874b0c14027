import { fill, words } from './words.ts';

/** Says how many letters are left once most are used; a screen reader hears it after a pause. */
export function countLetters(area: HTMLTextAreaElement): void {
  const max = Number(area.dataset['max']);
  const said = document.querySelector(`[data-count-for="${area.id}"]`);
  if (!said) return;
  let timer = 0;
  const say = () => {
    const left = max - area.value.length;
    const sentence = left < 0 ? words('countOver') : words('countLeft');
    said.textContent = left > max * 0.5 ? '' : fill(sentence, { count: Math.abs(left) });
    said.classList.toggle('error', left < 0);
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(say, 400);
  });
  say();
}

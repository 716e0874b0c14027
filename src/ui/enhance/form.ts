import { countLetters } from './count-letters.ts';
import { keepDraft } from './keep-draft.ts';
import { locate } from './locate.ts';
import { sendOnce } from './send-once.ts';
import { shrinkPhotos } from './shrink-photos.ts';
import { suggestStreets } from './suggest-streets.ts';

/** Everything a citizen's form gains from scripts. Without them every form works as it stands. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max]')) countLetters(area);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-photos]')) shrinkPhotos(input);
for (const place of document.querySelectorAll<HTMLElement>('[data-place]')) locate(place);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-streets]')) suggestStreets(input);
for (const form of document.querySelectorAll<HTMLFormElement>('form[method=post]')) {
  keepDraft(form);
  sendOnce(form);
}
for (const done of document.querySelectorAll<HTMLElement>('[data-draft-done]')) {
  localStorage.removeItem(`sambat:${done.dataset['draftDone'] ?? ''}`);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

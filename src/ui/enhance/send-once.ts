import { words } from './words.ts';

/** A second tap on a slow line sends nothing a second time (the server would not file it twice either). */
export function sendOnce(form: HTMLFormElement): void {
  let sending = false;
  const said = document.createElement('p');
  said.className = 'hint';
  said.setAttribute('role', 'status');
  form.append(said);
  form.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    said.textContent = words('sending');
  });
  // coming back with the browser's arrow shows the old page as it was left
  addEventListener('pageshow', () => {
    sending = false;
    said.textContent = '';
  });
}

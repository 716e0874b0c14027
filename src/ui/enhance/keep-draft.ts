import { words } from './words.ts';

const KEPT_MS = 7 * 24 * 3_600_000;
const PERSONAL = ['tel', 'email', 'password', 'file', 'hidden'];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isControl(element: Element): element is Control {
  return 'name' in element && 'value' in element && !(element instanceof HTMLButtonElement);
}

/** A phone may be shared: what identifies a person is not kept, nor are files. */
function isKept(control: Control): boolean {
  return control.name !== '' && !PERSONAL.includes(control.type) && !('private' in control.dataset);
}

function isTicked(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(isControl).filter(isKept);
}

function valueOf(control: Control): string {
  if (isTicked(control)) return control.checked ? '1' : '';
  return control.value;
}

const nameOf = (control: Control) => (isTicked(control) ? `${control.name}=${control.value}` : control.name);

function restore(controls: readonly Control[], draft: Readonly<Record<string, unknown>>): boolean {
  let restored = false;
  for (const control of controls) {
    const value = draft[nameOf(control)];
    if (typeof value !== 'string' || value === '' || valueOf(control) !== '') continue;
    if (isTicked(control)) control.checked = true;
    else control.value = value;
    restored = true;
  }
  return restored;
}

function read(key: string): Readonly<Record<string, unknown>> {
  const draft: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
  if (typeof draft !== 'object' || draft === null) return {};
  const { at, ...values } = { at: 0, ...draft };
  return typeof at === 'number' && Date.now() - at < KEPT_MS ? values : {};
}

function offerDiscard(form: HTMLFormElement, key: string): void {
  const note = document.createElement('div');
  note.className = 'notice';
  note.setAttribute('role', 'status');
  const said = document.createElement('p');
  said.textContent = words('draftFound');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'button quiet';
  discard.textContent = words('draftDiscard');
  discard.addEventListener('click', () => {
    localStorage.removeItem(key);
    form.reset();
    note.remove();
  });
  note.append(said, discard);
  form.prepend(note);
}

/**
 * Keeps what is being typed in this browser, for `<form data-draft="key">`, and puts it back into fields that are empty.
 * It is sent nowhere. The page that ends the story carries `data-draft-done="key"`.
 */
export function keepDraft(form: HTMLFormElement): void {
  const name = form.dataset['draft'];
  if (name === undefined) return;
  const key = `sambat:${name}`;
  const controls = controlsOf(form);
  let timer = 0;
  const save = () => {
    const values = Object.fromEntries(controls.map((control) => [nameOf(control), valueOf(control)]));
    localStorage.setItem(key, JSON.stringify({ ...values, at: Date.now() }));
  };
  try {
    if (restore(controls, read(key))) offerDiscard(form, key);
  } catch {
    // storage is forbidden, or holds something else: the form works without
    return;
  }
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, 400);
  });
}

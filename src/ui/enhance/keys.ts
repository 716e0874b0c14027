const KEPT_AS = 'staff-keys';
/** How long a letter after `g` may take, in milliseconds. */
const SECOND_LETTER_MS = 1500;

/** Nobody hears keys while somebody writes, or in a dialog. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, select, textarea, dialog') !== null)
  );
}

const isOurs = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target));

/** A private window may have no storage: then the choice lasts as long as the page. */
function wasOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    return true;
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // see above
  }
}

/** The button and the dialog of Shortcuts.svelte; keys can be switched off there (WCAG 2.1.4). */
function help(signal: AbortSignal) {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.keys');
  const open = document.querySelector<HTMLButtonElement>('.keys-button');
  const choice = dialog?.querySelector<HTMLButtonElement>('button[data-on]');
  const state = { on: wasOn() };
  const show = () => dialog?.showModal();
  const say = () => choice && (choice.textContent = choice.dataset[state.on ? 'off' : 'on'] ?? '');
  if (open) open.hidden = false;
  say();
  open?.addEventListener('click', show, { signal });
  choice?.addEventListener(
    'click',
    () => {
      state.on = !state.on;
      keep(state.on);
      say();
    },
    { signal },
  );
  return { state, show };
}

/**
 * Tells of every key that was pressed outside of any field; with `g` before it as "g n". `?` opens the help. Gives what
 * ends it.
 */
export function hearKeys(onpress: (key: string) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const { state, show } = help(signal);
  let afterG = false;
  const act = (event: KeyboardEvent): void => {
    if (event.key === '/') event.preventDefault();
    const key = afterG ? `g ${event.key}` : event.key;
    afterG = key === 'g';
    if (afterG) setTimeout(() => (afterG = false), SECOND_LETTER_MS);
    else onpress(key);
  };
  addEventListener(
    'keydown',
    (event) => {
      if (!isOurs(event)) return;
      if (event.key === '?') show();
      else if (state.on) act(event);
    },
    { signal },
  );
  return () => ending.abort();
}

/** Presses the link that a key belongs to, where the page has one. */
export function pressLink(key: string): void {
  document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.click();
}

/** Names of streets while somebody types: the list is loaded when the field is entered, never before. */
export function suggestStreets(input: HTMLInputElement): void {
  const load = async () => {
    const answer = await fetch(input.dataset['streets'] ?? '');
    const names: unknown = answer.ok ? await answer.json() : [];
    if (!Array.isArray(names)) return;
    const options = names.map((name) => {
      const option = document.createElement('option');
      option.value = String(name);
      return option;
    });
    input.list?.replaceChildren(...options);
  };
  // without the list the name is typed out
  input.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
}

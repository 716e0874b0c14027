/** A field of a form as text: the last value when it came twice, empty when it is missing or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.getAll(name).at(-1);
  return typeof value === 'string' ? value : '';
}

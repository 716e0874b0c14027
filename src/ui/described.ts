/** Ids of the hint and the error of a control, for aria-describedby; undefined when it has neither. */
export function describedBy(id: string, hint: unknown, error: unknown, more?: string): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, more].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

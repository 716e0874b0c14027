import { createHash } from 'node:crypto';

/** Values by name, so that conditions can be put together without counting `$1, $2`. */
export type Named = Readonly<Record<string, unknown>>;

/** A statement for the driver; one with a name is planned once for each connection. */
interface Statement {
  text: string;
  values: unknown[];
  name?: string;
}

/**
 * Turns `$name` into `$1, $2 …` for the driver. Only names that occur are passed on; an unknown name throws, since it is
 * a slip of ours and never comes from outside.
 */
export function named(text: string, values: Named): Statement {
  const order: string[] = [];
  const numbered = text.replace(/\$([a-z]\w*)/gi, (_match, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`no value for $${name}`);
    if (!order.includes(name)) order.push(name);
    return `$${order.indexOf(name) + 1}`;
  });
  return { text: numbered, values: order.map((name) => values[name]) };
}

/** The same, planned once: for statements of few shapes whose best way does not depend on their values. */
export function prepared(text: string, values: Named): Statement {
  const statement = named(text, values);
  return { ...statement, name: createHash('sha256').update(statement.text).digest('hex').slice(0, 32) };
}

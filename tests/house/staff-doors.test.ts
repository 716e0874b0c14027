import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const STAFF = join(import.meta.dirname, '../../src/routes/staf');
/** Whoever signs in is not signed in yet. */
const SIGN_IN = /^masuk\//;
const GUARDS = ['demand', 'demandSignedIn'];
const ENTRIES = ['load', 'actions', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

const doors = globSync(['**/+page.server.ts', '**/+server.ts'], { cwd: STAFF })
  .filter((path) => !SIGN_IN.test(path))
  .toSorted();

interface Entry {
  name: string;
  value: ts.Node;
}

const exported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** What a request can reach in a file of routes: load, each action, each method. */
function entriesOf(file: ts.SourceFile): Entry[] {
  return file.statements.filter(exported).flatMap((statement): Entry[] => {
    if (ts.isFunctionDeclaration(statement)) return named(statement.name?.text ?? '', statement);
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? named(name.text, initializer) : [],
    );
  });
}

function named(name: string, value: ts.Node): Entry[] {
  if (!ENTRIES.includes(name)) return [];
  if (name !== 'actions' || !ts.isObjectLiteralExpression(value)) return [{ name, value }];
  return value.properties.map((action) => ({
    name: `actions.${action.name?.getText() ?? '…'}`,
    value: ts.isPropertyAssignment(action) ? action.initializer : action,
  }));
}

/** The first thing a function does; of a shorter arrow all of it. What is no function here is not looked into. */
function beginning(value: ts.Node): ts.Node | undefined {
  if (!ts.isFunctionLike(value) || !('body' in value) || !value.body) return undefined;
  return ts.isBlock(value.body) ? value.body.statements[0] : value.body;
}

function asks(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && GUARDS.includes(node.expression.getText())) return true;
  return ts.forEachChild(node, (child) => asks(child) || undefined) ?? false;
}

/** The entries of a file that let a stranger in: they do something before they ask who it is, or never ask. */
function openEntries(text: string): string[] {
  const file = ts.createSourceFile('door.ts', text, ts.ScriptTarget.Latest, true);
  return entriesOf(file)
    .filter(({ value }) => {
      const first = beginning(value);
      return !first || !asks(first);
    })
    .map(({ name }) => name);
}

describe('a door of the staff', () => {
  test('is found where the pages are', () => {
    expect(doors).toEqual(
      expect.arrayContaining(['+page.server.ts', 'kasus/[number]/+page.server.ts', 'peta.svg/+server.ts']),
    );
  });

  test.each(doors)('asks first who it is, in each of its ways in: %s', (path) => {
    expect(openEntries(readFileSync(join(STAFF, path), 'utf8'))).toEqual([]);
  });
});

describe('the look at a door', () => {
  test.each([
    ['load that never asks', `export const load = async (event) => ({ a: 1 });`, ['load']],
    ['load that asks too late', `export const load = (event) => { read(event); demand(event); };`, ['load']],
    ['a method that only speaks of asking', `export function GET() { /* demand(event) */ }`, ['GET']],
    [
      'one action of two',
      `export const actions = { a: (e) => { demand(e, 'desk'); }, async b(e) { save(e); } };`,
      ['actions.b'],
    ],
    ['a function from elsewhere', `export const POST = elsewhere;`, ['POST']],
    ['actions that cannot be read', `export const actions = { ...others };`, ['actions.…']],
  ])('finds %s', (_name, text, open) => {
    expect(openEntries(text)).toEqual(open);
  });

  test('passes one that asks first', () => {
    const text = `export const csr = false;
      export const load = (event) => ({ email: demandSignedIn(event).email });
      export const actions = { default: async (event) => { const officer = demand(event, 'desk'); } };`;
    expect(openEntries(text)).toEqual([]);
  });
});

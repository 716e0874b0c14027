import { STATUSES, OPEN, type Status } from '#domain/status.ts';
import type { ClockEffects, Transition } from '#domain/transition.ts';
import { TRANSITIONS } from '#domain/transitions.ts';
import { wordFor } from '#locales/word-for.ts';
import { endsOf, lifecycleEdges } from './edges.ts';

const id = { locale: 'id' } as const;
const en = { locale: 'en' } as const;
const code = (name: string): string => `\`${name}\``;
const list = (names: readonly string[]): string => (names.length > 0 ? names.map(code).join(' ') : '–');

/** `docs/lifecycle.md`: the table of the code in words, for people. Same table, same text. */
export function lifecyclePage(): string {
  return [
    '# What may happen to a complaint',
    '',
    'Generated from `src/domain/transitions.ts` by `npm run docs`; do not edit. A test compares.',
    'Buttons, permissions, forms, clocks and notices come from the same table.',
    '',
    '![The statuses of a case and what leads from one to another](lifecycle.svg)',
    '',
    '## By status',
    '',
    ...statusTable(),
    '',
    '## By action',
    '',
    'Needs: `a` needed, `a|b` at least one of them, `(a)` optional. Clocks: ▶ starts, ⟳ begins anew, ■ stops, ⏸ pauses,',
    '⏵ goes on after a pause, ↪ goes on from where it stopped; after a status: only when the case ends up there.',
    '',
    ...actionTable(),
    '',
    '## As a diagram',
    '',
    'Left out: what changes no status, and taking a report back (`withdraw`), which is possible in every open status.',
    '',
    '```mermaid',
    ...mermaid(),
    '```',
    '',
  ].join('\n');
}

function statusTable(): readonly string[] {
  return [
    '| status | shown as | in English | open | what may happen |',
    '|---|---|---|---|---|',
    ...STATUSES.map((status) => {
      const rows = TRANSITIONS.filter((row) => row.from.includes(status) && row.internal !== true);
      const cells = [
        code(status),
        wordFor('status', status, id),
        wordFor('status', status, en),
        OPEN.includes(status) ? 'yes' : 'no',
        rows.map((row) => actionWithEnd(row, status)).join(', '),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function actionWithEnd(row: Transition, from: Status): string {
  const ends = endsOf(row, from);
  return ends.length > 0 ? `${code(row.action)} → ${ends.join(' / ')}` : code(row.action);
}

function actionTable(): readonly string[] {
  return [
    '| action | in words | from | to | who | needs | guards | clocks | tells |',
    '|---|---|---|---|---|---|---|---|---|',
    ...TRANSITIONS.map((row) => {
      const cells = [
        code(row.action),
        `${wordFor('action', row.action, id)} · ${wordFor('action', row.action, en)}`,
        fromCell(row),
        toCell(row),
        row.by.map((role) => wordFor('role', role, en)).join(', '),
        needsCell(row),
        list(row.guards ?? []),
        clocksCell(row),
        tellsCell(row),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function fromCell(row: Transition): string {
  if (row.from.length === STATUSES.length) return 'any';
  if (row.from.length === 0) return '–';
  return OPEN.length === row.from.length && OPEN.every((s) => row.from.includes(s))
    ? 'any open'
    : row.from.join(', ');
}

function toCell(row: Transition): string {
  if (row.to === 'same') return '↺';
  if (row.to === 'before') return 'where it was';
  return row.to === 'chosen' ? (row.mayEndIn ?? []).join(' / ') : row.to;
}

function needsCell(row: Transition): string {
  const parts = [
    ...row.needs.map(code),
    ...(row.anyOf ? [code(row.anyOf.join('|'))] : []),
    ...(row.optional ?? []).map((field) => code(`(${field})`)),
  ];
  return parts.join(' ').replaceAll('|', '\\|') || '–';
}

function tellsCell(row: Transition): string {
  if (row.tellsRung) return 'whom the rung of the ladder names';
  return (row.tells ?? []).map((tell) => `${tell.to}: ${code(tell.notice)}`).join(', ') || '–';
}

const SIGNS = { start: '▶', restart: '⟳', stop: '■', pause: '⏸', resume: '⏵', goOn: '↪' } as const;

function clocksCell(row: Transition): string {
  if (!row.clocksIn) return effectsText(row.clocks ?? {}) || '–';
  return STATUSES.flatMap((status) => {
    const effects = row.clocksIn?.[status];
    return effects ? [`${status}: ${effectsText(effects)}`] : [];
  }).join('; ');
}

function effectsText(effects: ClockEffects): string {
  return (['start', 'restart', 'stop', 'pause', 'resume', 'goOn'] as const)
    .flatMap((step) => {
      const clocks = effects[step] ?? [];
      return clocks.length > 12 ? [`${SIGNS[step]} all`] : clocks.map((clock) => `${SIGNS[step]} ${clock}`);
    })
    .join(' ');
}

function mermaid(): readonly string[] {
  const { edges } = lifecycleEdges();
  return [
    'stateDiagram-v2',
    '  [*] --> received: submit',
    '  [*] --> dispatched: submit, sealed',
    ...edges.map((edge) => `  ${edge.from} --> ${edge.to}: ${edge.actions.join(', ')}`),
    ...STATUSES.filter((status) => !OPEN.includes(status)).map((status) => `  ${status} --> [*]`),
  ];
}

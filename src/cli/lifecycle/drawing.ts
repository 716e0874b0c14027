import type { Status } from '#domain/status.ts';
import { wordFor } from '#locales/word-for.ts';
import { lifecycleEdges, type Edge } from './edges.ts';

/** Column and lane of each status: time runs to the right, lanes are whose turn it is. */
const PLACES: Readonly<Record<Status, readonly [column: number, lane: number]>> = {
  needs_reporter: [1.9, 0],
  resolved: [4.1, 0],
  received: [0, 1],
  returned: [0.95, 1],
  validating: [2.75, 1],
  dispatched: [1.35, 2],
  handling: [2.4, 2],
  referred: [0.4, 3],
  waiting_external: [1.95, 3],
  waiting_budget: [2.75, 3],
  rejected: [-0.1, 4],
  merged: [0.75, 4],
  withdrawn: [1.9, 4],
  closed: [4.1, 4],
};
const LANES = ['Reporter', 'Desk', 'Agency', 'Others', 'Ended'] as const;

const COLUMN = 250;
const LANE = 150;
const LEFT = 130;
const TOP = 60;
const BOX = { width: 168, height: 52 } as const;
const WIDTH = LEFT + 4.1 * COLUMN + BOX.width + 60;
const HEIGHT = TOP + LANES.length * LANE;

interface Spot {
  x: number;
  y: number;
}

const spotOf = (status: Status): Spot => ({
  x: LEFT + PLACES[status][0] * COLUMN + BOX.width / 2,
  y: TOP + PLACES[status][1] * LANE + LANE / 2,
});

/** `docs/lifecycle.svg`: the statuses in lanes and the arrows between them, drawn from the table. */
export function lifecycleDrawing(): string {
  // What revives leads back everywhere and would hide the rest: it is told in words.
  const edges = lifecycleEdges().edges.filter((edge) => !edge.actions.includes('revive'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img" aria-labelledby="t">`,
    '<title id="t">The statuses of a case and what leads from one to another</title>',
    '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...LANES.map(drawLane),
    ...edges.map(drawArrow),
    ...statuses().map(drawBox),
    ...edges.map(drawLabel),
    `<text x="${LEFT}" y="${TOP - 26}" fill="#333">Every open case can also be taken back by its reporter (withdraw), and goes on where it was when revived (revive).</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const statuses = (): readonly Status[] => [
  'received', 'needs_reporter', 'dispatched', 'returned', 'handling', 'waiting_budget', 'waiting_external',
  'validating', 'resolved', 'referred', 'closed', 'rejected', 'withdrawn', 'merged',
]; // prettier-ignore

function drawLane(name: string, i: number): string {
  const fill = i % 2 === 0 ? '#f3f5f7' : '#fafbfc';
  const y = TOP + i * LANE;
  return `<rect x="0" y="${y}" width="${WIDTH}" height="${LANE}" fill="${fill}"/><text x="14" y="${y + 24}" font-weight="bold" fill="#333">${name}</text>`;
}

function drawBox(status: Status): string {
  const { x, y } = spotOf(status);
  const ended = PLACES[status][1] === 4;
  const box = `<rect x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${ended ? '#e8e8e8' : '#fff'}" stroke="#174a7c" stroke-width="1.5"/>`;
  const words = shortened(wordFor('status', status, { locale: 'id' }));
  return `${box}<text x="${x}" y="${y - 4}" text-anchor="middle" font-weight="bold" fill="#111">${status}</text><text x="${x}" y="${y + 13}" text-anchor="middle" fill="#333">${words}</text>`;
}

const shortened = (words: string): string => (words.length > 28 ? `${words.slice(0, 27)}…` : words);

/** Arrows bend to their right, so that two that run opposite ways lie apart. */
function bendOf({ from, to }: Edge): { start: Spot; end: Spot; bend: Spot } {
  const [a, b] = [spotOf(from), spotOf(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const bend = { x: (a.x + b.x) / 2 - dy * 34, y: (a.y + b.y) / 2 + dx * 34 };
  return { start: rim(a, bend), end: rim(b, bend), bend };
}

/** Where a line from the middle of a box towards a point leaves it. */
function rim(centre: Spot, towards: Spot): Spot {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const scale = Math.min(
    dx === 0 ? Infinity : (BOX.width / 2 + 3) / Math.abs(dx),
    dy === 0 ? Infinity : (BOX.height / 2 + 3) / Math.abs(dy),
  );
  return { x: Math.round(centre.x + dx * scale), y: Math.round(centre.y + dy * scale) };
}

function drawArrow(edge: Edge): string {
  const { start, end, bend } = bendOf(edge);
  return `<path d="M${start.x} ${start.y}Q${Math.round(bend.x)} ${Math.round(bend.y)} ${end.x} ${end.y}" fill="none" stroke="#777" marker-end="url(#a)"><title>${edge.from} → ${edge.to}: ${edge.actions.join(', ')}</title></path>`;
}

function drawLabel(edge: Edge): string {
  const { start, end, bend } = bendOf(edge);
  const x = Math.round(start.x / 4 + bend.x / 2 + end.x / 4);
  const y = Math.round(start.y / 4 + bend.y / 2 + end.y / 4) + 4;
  const words = edge.actions.join(', ');
  return `<text x="${x}" y="${y}" text-anchor="middle" fill="#174a7c" stroke="#fff" stroke-width="3" paint-order="stroke">${words}</text>`;
}

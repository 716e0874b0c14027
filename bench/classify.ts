/** How well the classifier sorts complaints it has not read: trained on two thirds, measured on the rest. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#cli/demo/random.ts';
import {
  accuracy,
  atThreshold,
  byClass,
  calibrationError,
  macroF1,
  type Judged,
} from '#domain/classify/measures.ts';
import { readModel, writeModel } from '#domain/classify/model-file.ts';
import { predict } from '#domain/classify/model.ts';
import { RECIPE, train } from '#domain/classify/train.ts';
import {
  readComplaints,
  splitByChance,
  splitByTime,
  TARGETS,
  withoutRare,
  type Dated,
  type Parts,
  type Target,
} from './complaints.ts';
import { ROOT } from './product.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '../shared/data/evaluation/surabaya') },
    /** another folder of the same form: train on all of `data`, measure on this */
    test: { type: 'string' },
    seed: { type: 'string', default: 'bench classify' },
    /** also print each class */
    classes: { type: 'boolean', default: false },
  },
});

interface Course {
  name: string;
  judged: Judged[];
  threshold: number;
  seconds: number;
  milliseconds: number;
  megabytes: number;
}

/** Trains, writes and reads the model as the product would, and asks it about each complaint of the test part. */
function run(name: string, parts: Parts): Course {
  const random = seededRandom(values.seed);
  const start = performance.now();
  const trained = train(parts.train, RECIPE, () => random.next());
  const seconds = (performance.now() - start) / 1000;
  if (!trained) throw new Error('The training part names fewer than two classes.');
  const bytes = writeModel(trained.model);
  const read = readModel(bytes);
  if (!read.ok) throw new Error(`The model cannot be read again: ${read.fault}`);
  const model = read.value;
  for (const { told } of parts.test.slice(0, 200)) predict(model, told);
  const asked = performance.now();
  const judged = parts.test.map(({ told, label }) => ({ truth: label, predictions: predict(model, told) }));
  const milliseconds = (performance.now() - asked) / parts.test.length;
  const megabytes = bytes.length / 1e6;
  return { name, judged, threshold: model.threshold, seconds, milliseconds, megabytes };
}

interface Line {
  name: string;
  aim: string;
  of: (course: Course) => number;
  digits: number;
  holds: (value: number) => boolean;
}

const atLeast = (aim: number): Pick<Line, 'aim' | 'holds'> => ({
  aim: `≥ ${aim}`,
  holds: (value) => value >= aim,
});
const atMost = (aim: number): Pick<Line, 'aim' | 'holds'> => ({
  aim: `≤ ${aim}`,
  holds: (value) => value <= aim,
});
const stated = { aim: 'stated', holds: () => true };
const chosen = (course: Course): { coverage: number; precision: number } =>
  atThreshold(course.judged, course.threshold);

/** The measures with the aims of the task, in the order of the table. */
function linesOf(target: Target): Line[] {
  const [first, third] =
    target === 'agency' ? ([atLeast(0.86), atLeast(0.95)] as const) : ([atLeast(0.72), stated] as const);
  return [
    { name: 'top-1', ...first, of: ({ judged }) => accuracy(judged, 1), digits: 3 },
    { name: 'top-3', ...third, of: ({ judged }) => accuracy(judged, 3), digits: 3 },
    { name: 'macro-F1', ...stated, of: ({ judged }) => macroF1(judged), digits: 3 },
    { name: 'calibration error', ...atMost(0.03), of: ({ judged }) => calibrationError(judged), digits: 3 },
    { name: 'automatic threshold', ...stated, of: ({ threshold }) => threshold, digits: 3 },
    { name: 'precision there', ...atLeast(0.95), of: (course) => chosen(course).precision, digits: 3 },
    { name: 'coverage there', ...atLeast(0.75), of: (course) => chosen(course).coverage, digits: 3 },
    { name: 'ms a text', ...atMost(2), of: ({ milliseconds }) => milliseconds, digits: 2 },
    { name: 'training, s', ...atMost(120), of: ({ seconds }) => seconds, digits: 1 },
    { name: 'model, MB', ...atMost(100), of: ({ megabytes }) => megabytes, digits: 1 },
  ];
}

function row(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function show(target: Target, courses: readonly Course[]): void {
  row(target, 'aim', ...courses.map(({ name }) => name));
  row('---', '--:', ...courses.map(() => '--:'));
  for (const line of linesOf(target)) {
    const cells = courses.map((course) => {
      const value = line.of(course);
      return `${value.toFixed(line.digits)}${line.holds(value) ? '' : ' ✗'}`;
    });
    row(line.name, line.aim, ...cells);
  }
  console.log('');
}

function showClasses(target: Target, { judged }: Course): void {
  row(target, 'complaints', 'found', 'right when named', 'F1');
  row('---', '--:', '--:', '--:', '--:');
  for (const one of byClass(judged))
    row(one.code, one.texts, one.recall.toFixed(2), one.precision.toFixed(2), one.f1.toFixed(2));
  console.log('');
}

/** The parts to train and measure on, each with its name. */
async function partsOf(complaints: Dated[], target: Target): Promise<[string, Parts][]> {
  if (values.test === undefined) {
    return [
      ['split by chance', splitByChance(complaints, seededRandom(values.seed))],
      ['split by time', splitByTime(complaints)],
    ];
  }
  const test = await readComplaints(values.test, target);
  if (!test) throw new Error(`There are no complaints in ${values.test}.`);
  const known = new Set(complaints.map(({ label }) => label));
  return [['another folder', { train: complaints, test: test.filter(({ label }) => known.has(label)) }]];
}

async function measure(target: Target): Promise<boolean> {
  const all = await readComplaints(values.data, target);
  if (!all) return false;
  const complaints = withoutRare(all);
  const courses: Course[] = [];
  for (const [name, parts] of await partsOf(complaints, target)) {
    courses.push(run(`${name} (${parts.train.length} → ${parts.test.length})`, parts));
  }
  show(target, courses);
  const [first] = courses;
  if (values.classes && first) showClasses(target, first);
  return true;
}

for (const target of TARGETS) {
  if (await measure(target)) continue;
  console.log(`Nothing was measured: there are no complaints in ${values.data}.`);
  break;
}

import {
  acceptAndRespond,
  answer,
  askFirst,
  awaitOthers,
  distribute,
  giveBackFirst,
  hearReporter,
  referOut,
  refuse,
  waitForMoney,
  withdrawSoon,
  workAndProve,
  type Scene,
} from './chapters.ts';
import { NotYet } from './life.ts';
import type { Weighted } from './random.ts';

type Plot = (scene: Scene) => Promise<void>;

const ordinary: Plot = async (scene) => {
  await distribute(scene);
  await acceptAndRespond(scene);
  await workAndProve(scene);
  await hearReporter(scene);
};

const answered: Plot = async (scene) => {
  await distribute(scene);
  await answer(scene);
  await hearReporter(scene);
};

const money: Plot = async (scene) => {
  await distribute(scene);
  await acceptAndRespond(scene);
  await waitForMoney(scene);
  await hearReporter(scene);
};

const returned: Plot = async (scene) => {
  const { life } = scene;
  const others = ['dlh', 'dishub', 'satpolpp', 'dpuprpkp'].filter((code) => code !== life.agency);
  const wrong = others.find((code) =>
    life.city.agencies.some((a) => a.code === code && a.successor === undefined),
  );
  if (!wrong) return ordinary(scene);
  await giveBackFirst(scene, wrong);
  await acceptAndRespond(scene);
  await workAndProve(scene);
  await hearReporter(scene);
};

const asked: Plot = async (scene) => {
  await askFirst(scene);
  await ordinary(scene);
};

const waiting: Plot = async (scene) => {
  await distribute(scene);
  await acceptAndRespond(scene);
  await awaitOthers(scene);
  await workAndProve(scene);
  await hearReporter(scene);
};

/** An agency that takes the case and then does nothing: the clocks tell. */
const forgotten: Plot = async (scene) => {
  await distribute(scene);
  if (scene.life.random.chance(0.5)) await acceptAndRespond(scene);
};

const sealed: Plot = async ({ life, work }) => {
  life.agency = life.city.inspectorateAgency;
  life.afterWork(life.agency, 1);
  await life.does('accept', life.office('inspectorate'));
  if (life.random.chance(0.6)) return;
  life.afterWork(life.agency, 25);
  const answerText = 'Pemeriksaan selesai. Hasilnya kami sampaikan kepada Anda melalui halaman ini.';
  await life.does('answerOnly', life.office('inspectorate'), { answer: `${answerText} (${work.agency})` });
};

const PLOTS: readonly Weighted<Plot>[] = [
  [ordinary, 58],
  [money, 7],
  [returned, 6],
  [asked, 7],
  [waiting, 4],
  [refuse, 4],
  [referOut, 4],
  [withdrawSoon, 2],
  [forgotten, 3],
];

/** Tells one case from its filing to its end, or to now. */
export async function tell(scene: Scene, isSealed: boolean): Promise<void> {
  try {
    await plotOf(scene, isSealed)(scene);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
  }
}

function plotOf(scene: Scene, isSealed: boolean): Plot {
  if (isSealed) return sealed;
  if (scene.category.classification === 'information') return answered;
  return scene.life.random.weighted(PLOTS);
}

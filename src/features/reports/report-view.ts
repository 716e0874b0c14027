import type { Reporter } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { isRunning } from '#domain/clock-run.ts';
import { clockState } from '#domain/clocks.ts';
import type { Outcome, Stage, Status } from '#domain/status.ts';
import { dateWords } from '#locales/date-words.ts';
import { m } from '#locales/words/messages.js';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { bodyWords, categoryWords, placeWords, shortAgency } from './city-words.ts';
import { fetchOwnReportPage, type OwnReport, type OwnReportPage } from './own-report.query.ts';
import { citizenClock, promisesOf, serviceClock, type ClockFace, type PromiseLine } from './promises.ts';
import { formsOf, reporterActions, rescued, type AskedForm, type FailedForm } from './report-forms.ts';
import { standingOf, type Standing } from './standing.ts';
import { lineOf, shownPhotos, storyOf, type ShownPhoto, type StoryLine } from './story.ts';
import { toldEvents, type ToldEvent } from './told-events.ts';

/** What was sent, exactly as it came. */
export interface SentReport {
  text: string;
  answer: string | null;
  category: string;
  filedAt: string;
  byDesk: boolean;
  area: string | null;
  areaCode: string | null;
  street: string | null;
  landmark: string | null;
  pin: readonly [number, number] | null;
  photos: readonly ShownPhoto[];
}

/** The reporter's own page in words: nothing in it is anybody else's. */
export interface ReportView {
  ticket: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  standing: Standing;
  service: ClockFace;
  citizen: ClockFace;
  /** the question that waits for the reporter's answer */
  question: string | null;
  /** what was done, to be judged by the reporter */
  result: StoryLine | null;
  forms: readonly AskedForm[];
  /** what is wrong with a form that came back, as a whole */
  problem: string | null;
  story: readonly StoryLine[];
  sent: SentReport;
  /** who opened the contact, when and why, a sentence each */
  reveals: readonly string[];
  hasContact: boolean;
  /** the city is late by law: whom to turn to */
  ombudsman: string | null;
}

/** The page as evidence: what was promised, and the seal of the history. */
export interface ReportEvidence extends ReportView {
  promises: readonly PromiseLine[];
  seal: { number: string; events: number; hash: string };
  printedAt: string;
}

const RESULTS = ['complete', 'answerOnly', 'externalAnswer', 'reviewBudget'];
/** Name of the body in the city's list of external bodies to whom anybody may complain about the city (UU 37/2008). */
const OMBUDSMAN = 'ombudsman';

/** The own report with everything that may be seen of it and done with it; null when the two do not belong together. */
export async function openReport(
  app: App,
  by: Reporter,
  ticket: string,
  failed: FailedForm | null = null,
): Promise<ReportView | null> {
  const page = await fetchOwnReportPage(app, by.reportId, ticket);
  return page && viewOf(app, by, page, failed);
}

/** The same report for printing, with every promise and whether it was kept. */
export async function openEvidence(app: App, by: Reporter, ticket: string): Promise<ReportEvidence | null> {
  const page = await fetchOwnReportPage(app, by.reportId, ticket);
  if (!page) return null;
  const { number, state, last_hash } = page.report;
  return {
    ...viewOf(app, by, page, null),
    promises: promisesOf(page.report, app.city, app.now()),
    seal: { number, events: state.version, hash: last_hash },
    printedAt: dateWords(app.now(), 'dateTime', app.city.zone),
  };
}

function viewOf(app: App, by: Reporter, page: OwnReportPage, failed: FailedForm | null): ReportView {
  const { city } = app;
  const now = app.now();
  const { report } = page;
  const told = toldEvents(page);
  const actions = reporterActions(report, by, city, now);
  const saved = rescued(
    failed,
    actions.map(({ possible }) => possible.action),
  );
  return {
    ticket: report.ticket,
    status: report.state.status,
    stage: report.state.stage,
    outcome: report.state.outcome,
    standing: standingOf(report, told, city, now),
    service: serviceClock(report, city, now),
    citizen: citizenClock(report, city, now),
    result: report.state.status === 'resolved' ? resultOf(told, page, city) : null,
    question: report.state.status === 'needs_reporter' ? questionOf(told) : null,
    forms: formsOf(actions, () => newId(now), saved, city),
    problem: saved?.problem ?? null,
    story: storyOf(told, report, page.photos, city),
    sent: sentOf(page, city),
    reveals: revealsOf(told, city),
    hasContact: report.has_contact,
    ombudsman: ombudsmanOf(report, city, now),
  };
}

function resultOf(
  told: readonly ToldEvent[],
  { report, photos }: OwnReportPage,
  city: City,
): StoryLine | null {
  const last = told.findLast(({ row }) => RESULTS.includes(row.action));
  return last ? lineOf(last, report, photos, city) : null;
}

const questionOf = (told: readonly ToldEvent[]): string | null =>
  told.findLast(({ row }) => row.action === 'ask')?.words.find(({ field }) => field === 'question')?.body ??
  null;

function sentOf({ report, photos }: OwnReportPage, city: City): SentReport {
  const { lon, lat } = report;
  return {
    text: report.text,
    answer: report.question_answer,
    category: categoryWords(city, report.state.category),
    filedAt: dateWords(report.filed_at, 'dateTime', city.zone),
    byDesk: report.by_desk,
    areaCode: report.area,
    ...placeWords(city, report),
    pin: lon === null || lat === null ? null : [lon, lat],
    photos: shownPhotos(photos.filter((p) => p.mine && p.seq === 1 && p.case_id === report.filed_case_id)),
  };
}

function revealsOf(told: readonly ToldEvent[], city: City): string[] {
  return told
    .filter(({ row }) => row.action === 'reveal')
    .map(({ row, words }) =>
      m.track_revealed({
        agency: shortAgency(city, row.by_agency),
        when: dateWords(row.at, 'dateTime', city.zone),
        reason: words.find(({ field }) => field === 'inside')?.body ?? '',
      }),
    );
}

/** Fourteen days without an answer, or sixty without an end (UU 25/2009): then somebody outside the city may help. */
function ombudsmanOf({ state, clocks }: OwnReport, city: City, now: Date): string | null {
  const broken = [clocks.legalReply, clocks.legalDecision].some(
    (run) => isRunning(run) && clockState(run, city, now) === 'late',
  );
  return broken && state.endedAt === null ? bodyWords(city, OMBUDSMAN) : null;
}

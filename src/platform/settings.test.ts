import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isWorkingDay, workingMinutesBetween } from '#domain/calendar.ts';
import type { City } from '#domain/city.ts';
import { PLACEHOLDERS } from '#domain/placeholders.ts';
import { readCity } from './settings.ts';

const TINY = fileURLToPath(new URL('../../tests/support/tiny-city', import.meta.url));

function load(dir: string): City {
  const read = readCity(dir);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.city;
}

const calendarOf = (city: City, code: string) => {
  const calendar = city.calendars.find((one) => one.code === code);
  if (calendar === undefined) throw new Error(`no calendar ${code}`);
  return calendar;
};

describe('another city', () => {
  test('is data only: its own zone, areas, words and offices load by the same reader', () => {
    const city = load(TINY);
    expect(city.name.en).toBe('Sampleton');
    expect(city.calendars.map(({ zone }) => zone)).toEqual(['Europe/Amsterdam']);
    expect(city.areas.map(({ name }) => name)).toEqual(['North Quay', 'South Quay']);
    expect(city.categories).toHaveLength(3);
  });

  test('gets the middle of an area from its largest polygon when its file has none', () => {
    const [lon, lat] = load(TINY).areas[0]?.centre ?? [0, 0];
    expect(lon).toBeCloseTo(5.05, 6);
    expect(lat).toBeCloseTo(52.075, 6);
  });

  test('keeps its office hours across the change to summer time', () => {
    const calendar = calendarOf(load(TINY), 'office');
    const minutes = (day: string, from: string, to: string) =>
      workingMinutesBetween(calendar, new Date(`${day}T${from}Z`), new Date(`${day}T${to}Z`));
    expect(minutes('2026-03-27', '08:00', '12:00')).toBe(240);
    expect(minutes('2026-04-03', '07:00', '11:00')).toBe(240);
  });

  test('closes on its local day but not on what its calendar does not name', () => {
    expect(isWorkingDay(calendarOf(load(TINY), 'office'), '2026-04-27')).toBe(false);
  });
});

test('the guide for other cities names every file and every placeholder', () => {
  const guide = readFileSync(new URL('../../docs/adapt-to-your-city.md', import.meta.url), 'utf8');
  const files = readdirSync(TINY).filter((file) => !file.endsWith('.geojson'));
  for (const file of files) expect(guide).toContain(file);
  for (const name of PLACEHOLDERS) expect(guide).toContain(`{${name}}`);
});

describe('a folder with a fault is refused with a sentence', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'sambat-settings-'));
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  /** The faults of the tiny city after one change of one file. */
  function faultsAfter(file: string, from: string, to: string): readonly string[] {
    cpSync(TINY, dir, { recursive: true });
    const path = join(dir, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
    const read = readCity(dir);
    return read.ok ? [] : read.faults;
  }

  test.each([
    ['an unknown agency in a category', 'categories.json', '"lead": "works"', '"lead": "roads"',
      'categories.json: category hole points to the unknown agency roads.'],
    ['an unknown support', 'categories.json', '"supports": ["parks"]', '"supports": ["gardens"]',
      'categories.json: category hole points to the unknown agency gardens.'],
    ['an agency beside itself', 'categories.json', '"supports": ["parks"]', '"supports": ["works"]',
      'categories.json: category hole has works both as lead and as support.'],
    ['an unknown unit', 'categories.json', '"works.streets"', '"works.bridges"',
      'categories.json: category hole is led by the unknown unit works.bridges.'],
    ['an unknown group', 'categories.json', '"group": "staff"', '"group": "people"',
      'categories.json: category staff stands in the unknown group people.'],
    ['misconduct that others may read', 'categories.json', '"alwaysPrivate": true', '"alwaysPrivate": false',
      'categories.json: category staff is led by the inspectorate and must be always private.'],
    ['misconduct led by a usual agency', 'categories.json', '"lead": "watch"', '"lead": "parks"',
      'categories.json: category staff must be led by the inspectorate exactly when its classification is "oversight".'],
    ['a district office where there is none', 'categories.json', '"supports": ["parks"]', '"supports": ["@district"]',
      'agencies.json: no agency serves district S, but categories are led there.'],
    ['a keyword twice', 'categories.json', 'fallen branch, tree down', 'fallen branch, pothole',
      'categories.json: keyword "pothole" (branch) means the same as "pothole" (hole).'],
    ['a keyword twice in a short form', 'categories.json', 'dahan jatuh', 'dahan jatuh, jln berlubang',
      'categories.json: keyword "jln berlubang" (branch) means the same as "jalan berlubang" (hole).'],
    ['a keyword that can never be found', 'categories.json', 'hole, pothole', 'Hole, pothole',
      'categories.json: keyword "Hole" (hole) must be in lower case.'],
    ['a code twice', 'categories.json', '"code": "branch"', '"code": "hole"',
      'categories.json: the code hole is used more than once.'],
    ['a former code that is still in use', 'categories.json', '"code": "hole"', '"code": "hole", "formerly": ["branch"]',
      'categories.json: "formerly" names branch, which is still in use or named twice.'],
    ['an unknown calendar', 'agencies.json', '"calendar": "office"', '"calendar": "nights"',
      'agencies.json: agency front-desk works by the unknown calendar nights.'],
    ['a desk that is none', 'city.json', '"deskAgency": "front-desk"', '"deskAgency": "parks"',
      'city.json: deskAgency parks is not an agency of the kind "desk".'],
    ['a superior who is unknown', 'positions.json', '"superior": "works.liaison"', '"superior": "works.boss"',
      'positions.json: position works.admin has a chain of superiors through works.boss, who is unknown.'],
    ['superiors in a circle', 'positions.json', '"superior": "front-desk.head"', '"superior": "front-desk.admin"',
      'positions.json: position front-desk.admin has a chain of superiors that goes round in a circle.'],
    ['a chain that ends at a clerk', 'positions.json', ',\n    "superior": "watch.inspector"', '',
      'positions.json: position watch.auditor has a chain of superiors that ends at watch.auditor, who leads no city.'],
    ['an unknown deputy', 'positions.json', '"deputy": "works.liaison"', '"deputy": "works.nobody"',
      'positions.json: position works.head has the unknown deputy works.nobody in its line.'],
    ['an office without a head', 'positions.json', '"role": "agencyHead"', '"role": "liaison"',
      'positions.json: agency front-desk has no position with the role agencyHead.'],
    ['a desk without night duty', 'positions.json', '"role": "duty"', '"role": "operator"',
      'positions.json: agency front-desk has no position with the role duty.'],
    ['a route to an unknown body', 'routes.json', '"body": "province"', '"body": "moon"',
      'routes.json: rule outside leads to the unknown body moon.'],
    ['a route to an unknown agency', 'routes.json', '"body": "province"', '"agency": "moon"',
      'routes.json: rule outside leads to the unknown agency moon.'],
    ['a route to the inspectorate that others could read', 'routes.json', '"body": "province"', '"agency": "watch"',
      'routes.json: rule outside leads to the inspectorate openly; write "seal" instead.'],
    ['a route to a unit of another agency', 'routes.json', '"body": "province"', '"agency": "parks", "unit": "works.streets"',
      'routes.json: rule outside leads to the unit works.streets, which parks does not have.'],
    ['a route for an unknown category', 'routes.json', '"words": "kereta"', '"categories": ["train"]',
      'routes.json: rule outside names the unknown category train.'],
    ['a route without a condition', 'routes.json', '"words": "kereta"', '',
      'routes.json: rule outside has no condition.'],
    ['a route that is never reached', 'routes.json', '"rules": [', '"rules": [{"code": "wider", "when": {"words": "kereta, rel"}, "to": {"body": "province"}, "confidence": 0.9, "reason": {"id": "x", "en": "x"}},',
      'routes.json: rule outside is never reached: wider before it fits whenever it does.'],
    ['routes that contradict', 'routes.json', '"rules": [', '"rules": [{"code": "wider", "when": {"words": "kereta, rel"}, "to": {"desk": true}, "confidence": 0.9, "reason": {"id": "x", "en": "x"}},',
      'routes.json: rule outside contradicts wider, which stands before it and fits whenever it does.'],
    ['steps that ask for more than at once', 'routes.json', '"least": 0.2', '"least": 0.95',
      'routes.json: each step must come later and ask for less than the one before it, and none for more than "sure".'],
    ['steps in working time', 'routes.json', '"unit": "hours"', '"unit": "workingHours"',
      'routes.json: steps count by the clock, in minutes, hours or days, since they are for closed hours.'],
    ['a template with an unknown placeholder', 'templates.json', '{promise}', '{password}',
      'templates.json: "received" has the unknown placeholder {password}.'],
    ['a placeholder in one language only', 'templates.json', '{promise}', '{date}',
      'templates.json: "received" has {promise} in one language only.'],
    ['a lost brace', 'templates.json', '{promise}', '{promise',
      'templates.json: "received" has a brace that belongs to no placeholder.'],
    ['a notice without words', 'templates.json', '"lapsed"', '"lapse"',
      'templates.json: the notice "lapsed" has no words.'],
    ['words for no notice', 'templates.json', '"lapsed"', '"lapse"',
      'templates.json: "lapse" is not a notice.'],
    ['hours that overlap', 'calendars.json', '"13:00-17:00"', '"12:00-17:00"',
      'calendars.json: calendar office has hours that overlap on Monday.'],
    ['hours that end before they begin', 'calendars.json', '"09:00-12:30"', '"09:00-08:30"',
      'calendars.json: calendar office has hours that end before they begin on Monday.'],
    ['a season backwards', 'calendars.json', '"to": "2026-08-14"', '"to": "2026-07-14"',
      'calendars.json: calendar office has a season that ends before it begins, from 2026-07-20.'],
    ['a zone that does not exist', 'city.json', 'Europe/Amsterdam', 'Europe/Sampleton',
      'calendars.json: calendar office is in the time zone Europe/Sampleton, which does not exist.'],
    ['a holiday twice', 'holidays.json', '"2026-04-27"', '"2026-01-01"',
      'holidays.json: 2026-01-01 is listed more than once.'],
    ['a holiday that is no date', 'holidays.json', '"2026-04-27"', '"2026-02-30"',
      'calendars.json: calendar office names the date 2026-02-30, which does not exist.'],
    ['a clock without a limit', 'limits.json', '"clock": "validate"', '"clock": "confirm"',
      'limits.json: the clock "validate" has no limit.'],
    ['a limit that never counts', 'limits.json', '"clock": "validate"', '"clock": "confirm"',
      'limits.json: row 13 ("confirm") never counts: earlier rows fit first.'],
    ['a limit for some cases only', 'limits.json', '"clock": "validate",', '"clock": "validate", "classification": "ordinary",',
      'limits.json: the clock "validate" has no limit for "information" cases.'],
    ['a reminder after the end', 'limits.json', '"reminders": [\n      {\n        "amount": 5', '"reminders": [{ "amount": 14',
      'limits.json: the clock "complete" reminds only when its time is over.'],
    ['a watch that is nobody', 'city.json', '"walks": 2', '"walks": 2, "watch": "tower"',
      'city.json: "duty" names the unknown position tower as the watch.'],
    ['a watch that may pass nothing on', 'city.json', '"walks": 2', '"walks": 2, "watch": "works.liaison"',
      'city.json: "duty" names works.liaison as the watch, who may not pass a case on.'],
    ['a wait for the night that stops at night', 'city.json', '"unit": "minutes"', '"unit": "workingHours"',
      'city.json: "duty" counts its wait by the clock, in minutes, hours or days: nobody works then.'],
    ['a count of reminders that does not agree', 'city.json', '"lapseReminders": 1', '"lapseReminders": 2',
      'city.json: lapseReminders is 2, but limits.json lists 1 reminders for "complete".'],
    ['a clock on two ladders', 'ladder.json', '"settle"', '"validate"',
      'ladder.json: the clock "validate" climbs more than once.'],
    ['a rung that tells nobody', 'ladder.json', '["officer"]', '[]',
      'ladder.json: rung 1 of "accept" tells nobody.'],
    ['a rung below the one before it', 'ladder.json', '0.8', '0.4',
      'ladder.json: rung 2 of "accept" is not later than the rung before it.'],
    ['a rung without its time', 'ladder.json', '"share": 0.5,', '',
      'ladder.json: rung 1 of "accept" must have either a share of the time or a time after its end.'],
    ['a rung that tells an unknown position', 'ladder.json', '"mayor"', '"king"',
      'ladder.json: rung 5 of "accept" tells the unknown position king.'],
    ['a ring that is open', 'wards.geojson', '[5.0, 52.05]]]', '[5.01, 52.06]]]',
      'wards.geojson: area S1 has a ring that does not end where it begins.'],
    ['an area beyond the city', 'wards.geojson', '[5.1, 52.1]', '[6.1, 52.1]',
      'wards.geojson: area S1 reaches beyond the bounds of the city.'],
    ['an area without its name', 'wards.geojson', '"label": "North Quay"', '"name": "North Quay"',
      'wards.geojson: area number 1 has no text "label".'],
    ['an area code twice', 'wards.geojson', '"id": "S2"', '"id": "S1"',
      'the areas: the code S1 is used more than once.'],
    ['a place in no area', 'places.jsonl', '"S1"', '"S9"',
      'places.jsonl: Old Crane lies in the unknown area S9.'],
    ['a place beyond the city', 'places.jsonl', '[5.05,52.07]', '[5.05,53.07]',
      'places.jsonl: Old Crane lies beyond the bounds of the city.'],
    ['a street twice', 'streets.txt', 'Market Street', 'Harbour Lane',
      'streets.txt: Harbour Lane is listed more than once.'],
    ['a refusal that loses the reporter', 'reject-reasons.json', '"SPAM"', '"DUPLICATE"',
      'reject-reasons.json: DUPLICATE is never a refusal; staff use "merge" instead.'],
    ['a missing language', 'templates.json', ',\n    "id": "Lapsed: tiket {ticket}. {url}"', '',
      'templates.json: "lapsed > id" is missing.'],
    ['a key with a typing error', 'agencies.json', '"calendar"', '"calender"',
      'agencies.json: "front-desk > calender" is not a known key.'],
    ['a value of another kind', 'categories.json', '"safety": true', '"safety": "yes"',
      'categories.json: "branch > safety" should be boolean, not "yes".'],
    ['hours in words', 'calendars.json', '"09:00-12:30"', '"nine to noon"',
      'calendars.json: "office > week > monday > number 1" must be hours like 07:30-12:00.'],
    ['a file that is not JSON', 'groups.json', '[', '',
      'groups.json: this is not JSON'],
  ])('%s', (_, file, from, to, sentence) => {
    const faults = faultsAfter(file, from, to);
    expect(faults.filter((fault) => fault.startsWith(sentence)), faults.join('\n')).toHaveLength(1);
  }); // prettier-ignore

  test('a file that is missing', () => {
    cpSync(TINY, dir, { recursive: true });
    rmSync(join(dir, 'limits.json'));
    expect(readCity(dir)).toEqual({
      ok: false,
      faults: ['limits.json: this file is missing or cannot be read.'],
    });
  });

  test('every fault at once, not only the first', () => {
    cpSync(TINY, dir, { recursive: true });
    rmSync(join(dir, 'limits.json'));
    rmSync(join(dir, 'city.json'));
    const read = readCity(dir);
    expect(read.ok ? [] : read.faults).toHaveLength(2);
  });
});

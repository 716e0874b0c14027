import type { Action } from '#domain/action.ts';
import type { Officer } from '#domain/actor.ts';
import { leadOf, isActive, type CaseState } from '#domain/case.ts';
import { isClosed, type City } from '#domain/city.ts';
import { kindOf, type FieldName } from '#domain/field.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { cityNames } from '#locales/city-names.ts';
import { choiceWords, type CodeOf } from './view-words.ts';

export interface Option {
  value: string;
  label: string;
}
export interface OptionGroup {
  label: string;
  options: readonly Option[];
}

/** For whom and what a form is made. */
export interface FormScene {
  city: City;
  locale: Locale;
  state: CaseState;
  officer: Officer;
  action: Action;
  /** ward of the case, when it is known */
  area: string | null;
  /** street and landmark as they were written */
  place: string;
}

/**
 * What may be chosen in a field: only what the rules would take, so that nobody is offered a "no". Agencies that have
 * nobody to accept a case are left out, those that were closed too, and so is the inspectorate, which takes sealed cases only.
 */
export function optionsOf(field: FieldName, scene: FormScene): readonly (Option | OptionGroup)[] {
  const kind = kindOf(field);
  if (kind.kind === 'choice') return kind.options.map((value) => ({ value, label: choiceWords(value) }));
  return kind.kind === 'code' ? OPTIONS[kind.of](scene) : [];
}

const OPTIONS: Readonly<Record<CodeOf, (scene: FormScene) => readonly (Option | OptionGroup)[]>> = {
  agency: (scene) => agencyOptions(scene),
  unit: (scene) => unitOptions(scene),
  officer: (scene) => officerOptions(scene),
  category: ({ city, locale }) => categoryOptions(city, locale),
  externalBody: ({ city, locale }) =>
    city.externalBodies.map((b) => ({ value: b.code, label: b.name[locale] })),
  rejectReason: (scene) => reasonOptions(scene),
};

/** The city's categories in their groups. */
export function categoryOptions(city: City, locale: Locale): OptionGroup[] {
  return city.groups.map((group) => ({
    label: group.name[locale],
    options: city.categories
      .filter((category) => category.group === group.code)
      .map((category) => ({ value: category.code, label: category.name[locale] })),
  }));
}

function agencyOptions(scene: FormScene): OptionGroup[] {
  const { city, locale, state } = scene;
  const able = new Set(
    city.positions.filter((p) => p.role === 'agencyAdmin' || p.role === 'liaison').map((p) => p.agency),
  );
  const taken = takenAgencies(state, scene.action);
  const fits = city.agencies.filter(
    ({ code, successor }) =>
      able.has(code) && successor === undefined && code !== city.inspectorateAgency && !taken.includes(code),
  );
  const kinds = [...new Set(fits.map((a) => a.kind))];
  return kinds.map((kind) => ({
    label: wordFor('agency_kind', kind),
    options: fits
      .filter((a) => a.kind === kind)
      .map((a) => ({
        value: a.code,
        label: a.short === a.name[locale] ? a.short : `${a.short} – ${a.name[locale]}`,
      })),
  }));
}

/** Agencies that this action could not name: whoever leads now, and for support whoever takes part. */
function takenAgencies(state: CaseState, action: Action): readonly string[] {
  if (action === 'addSupport') return state.assignments.filter(isActive).map((a) => a.agency);
  const lead = leadOf(state)?.agency;
  return lead !== undefined && (action === 'dispatch' || action === 'giveBack') ? [lead] : [];
}

/** Whose units and people can be named: the lead's, and where a lead is being chosen those of any agency. */
function peopleOf(scene: FormScene): string | null {
  return scene.action === 'dispatch' ? null : (leadOf(scene.state)?.agency ?? scene.officer.agency);
}

function unitOptions(scene: FormScene): readonly (Option | OptionGroup)[] {
  const { city, locale } = scene;
  const agency = peopleOf(scene);
  const option = (unit: City['units'][number]): Option => ({ value: unit.code, label: unit.name[locale] });
  if (agency !== null) return city.units.filter((unit) => unit.agency === agency).map(option);
  const names = cityNames(city, locale);
  return [...new Set(city.units.map((unit) => unit.agency))]
    .filter((code) => code !== city.inspectorateAgency && !isClosed(city, code))
    .map((code) => ({
      label: names.agency(code),
      options: city.units.filter((u) => u.agency === code).map(option),
    }));
}

/** Field officers first: most work goes to them. */
function officerOptions(scene: FormScene): Option[] {
  const { city, locale } = scene;
  const agency = peopleOf(scene);
  const own = city.positions.filter((position) => position.agency === agency && position.role !== 'auditor');
  const field = own.filter((position) => position.role === 'fieldOfficer');
  const others = own.filter((position) => position.role !== 'fieldOfficer');
  return [...field, ...others].map((position) => ({ value: position.code, label: position.title[locale] }));
}

function reasonOptions({ city, locale, officer, state }: FormScene): Option[] {
  return city.rejectReasons
    .filter((reason) => !reason.coordinatorOnly || officer.role === 'coordinator')
    .filter((reason) => !reason.afterQuestion || state.questions > 0)
    .map((reason) => ({ value: reason.code, label: reason.name[locale] }));
}

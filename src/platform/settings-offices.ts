import {
  DISTRICT_OFFICE,
  isClosed,
  lastSuccessor,
  type Agency,
  type Category,
  type City,
} from '#domain/city.ts';

/** What is wrong with the agencies, their units and the categories that point to them. */
export function checkOffices(city: City): string[] {
  return [
    ...city.agencies.flatMap((agency) => [...checkAgency(agency, city), ...checkSuccessor(agency, city)]),
    ...city.units
      .filter((unit) => !isAgency(unit.agency, city))
      .map((unit) => `units.json: unit ${unit.code} belongs to the unknown agency ${unit.agency}.`),
    ...checkLeading(city),
    ...checkDistricts(city),
    ...checkFormer('agencies.json', city.agencies),
    ...checkFormer('categories.json', city.categories),
    ...city.categories.flatMap((category) => checkCategory(category, city)),
    ...city.groups
      .filter(({ code }) => !city.categories.some(({ group }) => group === code))
      .map(({ code }) => `groups.json: group ${code} has no category.`),
  ];
}

const isAgency = (entry: string, city: City): boolean => city.agencies.some(({ code }) => code === entry);

function checkAgency(agency: Agency, city: City): string[] {
  const where = `agencies.json: agency ${agency.code}`;
  const faults: string[] = [];
  if (!city.calendars.some(({ code }) => code === agency.calendar))
    faults.push(`${where} works by the unknown calendar ${agency.calendar}.`);
  if (agency.district !== undefined && !city.areas.some((area) => area.districtCode === agency.district))
    faults.push(`${where} serves the unknown district ${agency.district}.`);
  if ((agency.kind === 'area') !== (agency.district !== undefined))
    faults.push(`${where} must have a district exactly when its kind is "area".`);
  return faults;
}

/** A closed agency leads to one that works, by however many steps; the two that a city cannot be without are never closed. */
function checkSuccessor({ code, successor }: Agency, city: City): string[] {
  if (successor === undefined) return [];
  const where = `agencies.json: agency ${code}`;
  const office = { [city.deskAgency]: 'the desk', [city.inspectorateAgency]: 'the inspectorate' }[code];
  if (office !== undefined) return [`${where} is ${office} and cannot be closed; it has no successor.`];
  if (successor === code) return [`${where} is its own successor.`];
  if (!isAgency(successor, city)) return [`${where} has the unknown successor ${successor}.`];
  const last = lastSuccessor(city, code);
  if (isClosed(city, last)) return [`${where} has successors that go round in a circle.`];
  return last === city.inspectorateAgency
    ? [`${where} is succeeded by the inspectorate, which only handles sealed cases.`]
    : [];
}

function checkLeading(city: City): string[] {
  const kindOf = (entry: string) => city.agencies.find(({ code }) => code === entry)?.kind;
  const faults: string[] = [];
  if (kindOf(city.deskAgency) !== 'desk')
    faults.push(`city.json: deskAgency ${city.deskAgency} is not an agency of the kind "desk".`);
  if (kindOf(city.inspectorateAgency) !== 'inspectorate')
    faults.push(
      `city.json: inspectorateAgency ${city.inspectorateAgency} is not an agency of the kind "inspectorate".`,
    );
  return faults;
}

/** An old code has one successor, and is not in use any more. */
function checkFormer(file: string, list: readonly (Agency | Category)[]): string[] {
  const old = list.flatMap(({ formerly = [] }) => formerly);
  const wrong = old.filter(
    (one, place) => old.indexOf(one) !== place || list.some(({ code }) => code === one),
  );
  return wrong.map((one) => `${file}: "formerly" names ${one}, which is still in use or named twice.`);
}

function checkDistricts(city: City): string[] {
  const entries = city.categories.flatMap(({ lead, supports }) => [lead, ...supports]);
  const districts = [...new Set(city.areas.map(({ districtCode }) => districtCode))];
  const officesOf = (district: string) => city.agencies.filter((agency) => agency.district === district);
  const twice = districts
    .filter((district) => officesOf(district).filter(({ code }) => !isClosed(city, code)).length > 1)
    .map((district) => `agencies.json: district ${district} is served by more than one agency.`);
  if (!entries.includes(DISTRICT_OFFICE)) return twice;
  return [
    ...twice,
    ...districts
      .filter((district) => officesOf(district).length === 0)
      .map(
        (district) => `agencies.json: no agency serves district ${district}, but categories are led there.`,
      ),
  ];
}

function checkCategory(category: Category, city: City): string[] {
  const where = `categories.json: category ${category.code}`;
  const faults: string[] = [];
  if (!city.groups.some(({ code }) => code === category.group))
    faults.push(`${where} stands in the unknown group ${category.group}.`);
  for (const entry of [category.lead, ...category.supports]) {
    if (entry !== DISTRICT_OFFICE && !isAgency(entry, city))
      faults.push(`${where} points to the unknown agency ${entry}.`);
  }
  if (category.supports.includes(category.lead))
    faults.push(`${where} has ${category.lead} both as lead and as support.`);
  return [...faults, ...checkLeadUnit(category, city, where), ...checkSecrecy(category, city, where)];
}

function checkLeadUnit(category: Category, city: City, where: string): string[] {
  if (category.leadUnit === undefined) return [];
  const unit = city.units.find(({ code }) => code === category.leadUnit);
  if (unit === undefined) return [`${where} is led by the unknown unit ${category.leadUnit}.`];
  return [category.lead, lastSuccessor(city, category.lead)].includes(unit.agency)
    ? []
    : [`${where} is led by ${category.lead}, but its unit ${unit.code} is in ${unit.agency}.`];
}

/** The inspectorate meets a case only when it is sealed: as the lead of what alleges misconduct, never beside others. */
function checkSecrecy(category: Category, city: City, where: string): string[] {
  const faults: string[] = [];
  const isLed = category.lead === city.inspectorateAgency;
  if (isLed !== (category.classification === 'oversight'))
    faults.push(`${where} must be led by the inspectorate exactly when its classification is "oversight".`);
  if (isLed && !category.alwaysPrivate)
    faults.push(`${where} is led by the inspectorate and must be always private.`);
  if (category.supports.includes(city.inspectorateAgency))
    faults.push(`${where} has the inspectorate as support; it only handles sealed cases.`);
  return faults;
}

import { type Delegation, noLetter, plainDelegation } from '../../shared/domain/people/groups.ts';
import { type Participation, plainDetails } from '../../shared/domain/people/participation.ts';
import { ageBands, type Institution, type Person } from '../../shared/domain/people/person.ts';
import { inventedName, type NameOrigin } from './names.ts';
import type { DelegationPlan, EventPlan, StaffPlan } from './plan.ts';
import { categories, positions } from './positions.ts';
import type { Random } from './random.ts';

export type People = {
  readonly institutions: Institution[];
  readonly people: Person[];
  readonly delegations: Delegation[];
  readonly participations: Participation[];
  /** Participations of the staff by their keys, and of the heads of delegations by the delegations' keys. */
  readonly idsByKey: Map<string, string>;
};

/** Everybody of one sample: who is reported stays as reported, everybody else is invented. */
export function makePeople(plan: EventPlan, workshopId: string, random: Random): People {
  return new Cast(plan, workshopId, random).everybody();
}

type Invented = { origins: DelegationPlan['origins']; institutionKey: string; secret?: Person['position'] };

/** Collects records while they refer to one another. */
class Cast {
  private readonly plan: EventPlan;
  private readonly workshopId: string;
  private readonly random: Random;
  private readonly institutionIds: ReadonlyMap<string, string>;
  private readonly takenNames = new Set<string>();
  private readonly made: People;

  constructor(plan: EventPlan, workshopId: string, random: Random) {
    this.plan = plan;
    this.workshopId = workshopId;
    this.random = random;
    const institutions = Object.values(plan.institutions).map((institution) => ({ id: random.id(), ...institution }));
    const keys = Object.keys(plan.institutions);
    this.institutionIds = new Map(keys.map((key, index) => [key, institutions[index]?.id ?? '']));
    this.made = { institutions, people: [], delegations: [], participations: [], idsByKey: new Map() };
  }

  everybody(): People {
    for (const [key, staff] of Object.entries(this.plan.staff)) this.addStaff(key, staff);
    for (const [key, delegation] of Object.entries(this.plan.delegations)) this.addDelegation(key, delegation);
    return this.made;
  }

  private addStaff(key: string, staff: StaffPlan): void {
    const { reported, invented } = staff;
    const name =
      reported === undefined
        ? this.freshName(invented?.origin ?? 'RU', invented?.sex ?? 'female')
        : { latin: fullName(reported.latin), cyrillic: fullName(reported.cyrillic) };
    const person: Person = {
      id: this.random.id(),
      latinName: name.latin,
      cyrillicName: name.cyrillic,
      // The press does not report sex or age of the named, and neither do we.
      sex: invented?.sex ?? 'unspecified',
      ageBand: invented === undefined ? null : this.random.pick(ageBands.slice(1, 5)),
      country: staff.country ?? null,
      institutionId: this.institutionIds.get(staff.institution ?? '') ?? null,
      position: staff.position,
      email: '',
      phone: '',
      languages: [],
      protected: false,
      differentFrom: [],
      trainer: null,
    };
    this.made.people.push(person);
    this.made.idsByKey.set(key, this.join(person, { role: staff.role, status: 'confirmed' }).id);
  }

  private addDelegation(key: string, plan: DelegationPlan): void {
    const id = this.random.id();
    const members = Object.entries(plan.members).flatMap(([institutionKey, count]) =>
      Array.from({ length: count }, () => this.nominate(id, { origins: plan.origins, institutionKey })),
    );
    this.addProtected(id, plan);
    for (const fate of plan.besides ?? []) this.nominateBesides(id, plan, fate, members);
    const headParticipationId = members[0]?.id ?? null;
    if (headParticipationId !== null) this.made.idsByKey.set(key, headParticipationId);
    const { name, country, quota, letter } = plan;
    const own = { id, workshopId: this.workshopId, name, country, headParticipationId, quota, letter };
    this.made.delegations.push({ ...plainDelegation, ...own });
  }

  private addProtected(delegationId: string, plan: DelegationPlan): void {
    if (plan.protected === undefined) return;
    const { institution: institutionKey, people, position } = plan.protected;
    for (let index = 0; index < people; index++) {
      this.nominate(delegationId, { origins: plan.origins, institutionKey, secret: position });
    }
  }

  /** One nomination more, which did not lead to a seat. The replaced one is replaced by the last of the members. */
  private nominateBesides(
    delegationId: string,
    plan: DelegationPlan,
    status: Participation['status'],
    members: readonly Participation[],
  ): void {
    const [institutionKey = ''] = Object.keys(plan.members);
    const nominee = this.nominate(delegationId, { origins: plan.origins, institutionKey });
    const replacedById = status === 'replaced' ? (members.at(-1)?.id ?? null) : null;
    const index = this.made.participations.indexOf(nominee);
    this.made.participations[index] = { ...nominee, status, replacedById };
  }

  private nominate(delegationId: string, invented: Invented): Participation {
    const institution = this.plan.institutions[invented.institutionKey];
    if (institution === undefined) throw new Error(`No institution is called ${invented.institutionKey}`);
    const person = this.invent(invented, institution);
    this.made.people.push(person);
    const category = categories[institution.kind];
    return this.join(person, { role: 'participant', status: 'confirmed', delegationId, category });
  }

  private invent({ origins, institutionKey, secret }: Invented, institution: Omit<Institution, 'id'>): Person {
    const sex = secret !== undefined || this.random.chance(50) ? 'female' : 'male';
    const origin = this.random.pick(origins);
    const number = this.made.people.length + 1;
    return {
      id: this.random.id(),
      ...this.spellings(origin, sex),
      sex,
      // Every band occurs in every sample; the middle ones most.
      ageBand: ageBands[number % 2 === 0 ? (number / 2) % ageBands.length : 1 + this.random.below(4)] ?? null,
      country: institution.country,
      institutionId: this.institutionIds.get(institutionKey) ?? null,
      languages: [],
      position: secret ?? this.random.pick(positions[institution.kind]),
      ...(secret === undefined ? this.contacts(number) : { email: '', phone: '' }),
      protected: secret !== undefined,
      differentFrom: [],
      trainer: null,
    };
  }

  /** In both scripts, or now and then only in the one that is the person's own. */
  private spellings(origin: NameOrigin, sex: 'female' | 'male'): Pick<Person, 'latinName' | 'cyrillicName'> {
    const { latin, cyrillic } = this.freshName(origin, sex);
    if (!this.random.chance(12)) return { latinName: latin, cyrillicName: cyrillic };
    const writtenInLatin = origin === 'TM' || origin === 'UZ';
    return writtenInLatin ? { latinName: latin, cyrillicName: null } : { latinName: null, cyrillicName: cyrillic };
  }

  /** Addresses that can belong to nobody. */
  private contacts(number: number): Pick<Person, 'email' | 'phone'> {
    return {
      email: this.random.chance(70) ? `person.${number}@${this.plan.key}.example` : '',
      phone: this.random.chance(60) ? `+000 00 000 ${String(number).padStart(3, '0')}` : '',
    };
  }

  private freshName(origin: NameOrigin, sex: 'female' | 'male'): Names {
    for (;;) {
      const name = inventedName(this.random, origin, sex);
      const spelled = `${name.latin.family} ${name.latin.given}`;
      if (this.takenNames.has(spelled)) continue;
      this.takenNames.add(spelled);
      return name;
    }
  }

  private join(
    person: Person,
    details: Partial<Participation> & Pick<Participation, 'role' | 'status'>,
  ): Participation {
    const participation: Participation = {
      id: this.random.id(),
      workshopId: this.workshopId,
      personId: person.id,
      delegationId: null,
      category: null,
      letter: noLetter,
      number: this.made.participations.length + 1,
      availability: null,
      arrival: null,
      departure: null,
      paidAs: null,
      paidDayIds: [],
      replacedById: null,
      ...plainDetails,
      replacedFrom: null,
      consents: consentsOf(person, this.made.participations.length + 1),
      completion: null,
      ...details,
    };
    this.made.participations.push(participation);
    return participation;
  }
}

/** What people of a sample said when they registered: most agree, some do not; protected people were not asked. */
function consentsOf(person: Person, number: number): Participation['consents'] {
  if (person.protected) return { photo: null, lists: null };
  return { photo: { given: number % 5 !== 0, date: null }, lists: { given: number % 7 !== 0, date: null } };
}

type Names = ReturnType<typeof inventedName>;

function fullName([family, given]: readonly [string, string]): Names['latin'] {
  return { family, given, patronymic: '' };
}

import fc from 'fast-check'

/** Choices in a row, which begin again at their end: what is chosen stays the same when a case is made smaller. */
export interface Tape {
  readonly next: (of: number) => number
  readonly maybe: () => boolean
}

export const tape: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(9999), { minLength: 30, maxLength: 60 })

export const playing = (numbers: readonly number[]): Tape => {
  let at = 0
  const next = (of: number): number => (numbers[at++ % numbers.length] ?? 0) % of
  return { next, maybe: () => next(2) === 0 }
}

type Map_ = Record<string, unknown>
export type Entities = Readonly<Record<string, Map_>>

/** Entities with relations, states, computed fields, rules and operations added; all of it sound if the names are free. */
export const related = (entities: Entities, choices: Tape): Entities => {
  const names = Object.keys(entities)
  return Object.fromEntries(names.map((name, at) => [name, withMore(name, entities[name] ?? {}, names, at, choices)]))
}

const withMore = (name: string, entity: Map_, names: readonly string[], at: number, choices: Tape): Map_ => {
  const { next, maybe } = choices
  const other = names[next(names.length)] ?? name
  const link = names[next(names.length)] ?? name
  const reference = maybe() ? `-> ${other}?${['', ' unique', ' nullify', ' cascade', ' immutable'][next(5)]}` : null
  const linked = maybe()
  const stateful = maybe()
  const filters = ['amount', 'since', 'flag', ...(reference === null ? [] : ['parent'])]
  return {
    ...entity,
    fields: {
      ...(entity['fields'] as Map_),
      amount: maybe() ? 'decimal(8,2) = 0' : 'decimal(12,3)? index',
      since: ['date = today', 'date?', 'date immutable = today'][next(3)],
      flag: maybe() ? 'bool = true' : 'bool?',
      code: ['string(2..8)? /[A-Z][A-Z0-9]+/', 'string(..40)? search', 'string(3)? private', 'email? readonly'][
        next(4)
      ],
      ...(reference === null ? {} : { parent: reference }),
      ...(linked ? { peers: `<-> ${link}${maybe() ? ' readonly' : ''}` } : {}),
      ...(stateful ? { phase: 'enum(new | open | over) = new' } : {}),
    },
    computed: {
      twice: ['it.amount * 2', 'it.amount + 1.5', 'round(it.amount, 1)', "it.flag ? 'on' : 'off'", 'it.amount / 3'][
        next(5)
      ],
      ...(linked
        ? { peers_count: ['size(it.peers)', 'sum(it.peers.map(p, p.amount))', 'it.peers.exists(p, p.flag)'][next(3)] }
        : {}),
      ...(reference === null
        ? {}
        : { above: ['it.parent.amount', 'it.parent != null', 'has(it.parent.since)', 'it.parent.flag'][next(4)] }),
    },
    ...(maybe()
      ? {
          rules: {
            bounded: [
              'it.amount == null || it.amount < 100000',
              { check: 'it.amount == null || it.amount >= -5', status: 409, says: "It's `no` */ ${x}" },
            ][next(2)],
          },
        }
      : {}),
    ...(Array.isArray(entity['expose']) && entity['expose'].includes('list')
      ? {
          list: {
            ...(entity['list'] as Map_ | undefined),
            filter: filters.filter(() => maybe()),
            ...(maybe() ? { where: 'it.amount == null || it.amount != 7' } : {}),
            ...(reference !== null || linked
              ? { include: [...(reference === null ? [] : ['parent']), ...(linked ? ['peers'] : [])] }
              : {}),
          },
        }
      : {}),
    ...(stateful
      ? {
          states: {
            phase: {
              begin: { from: 'new', to: 'open', ...(maybe() ? { set: { amount: 5 } } : {}) },
              end_it: { from: ['new', 'open'], to: 'over', fails: { too_much: 'it.amount > 10' }, code: maybe() },
            },
          },
        }
      : {}),
    operations: operations(name, names, linked ? link : null, at, choices),
  }
}

const operations = (
  name: string,
  names: readonly string[],
  link: string | null,
  at: number,
  { next, maybe }: Tape,
): Map_ => ({
  ...(maybe() ? { mark: { set: { flag: true, amount: '"it.amount + 1"'.slice(1, -1) } } } : {}),
  ...(maybe() ? { write: { input: ['amount', 'flag'] } } : {}),
  ...(link === null ? {} : { join: { input: { peer: `-> ${link}` }, add: { peers: 'input.peer' }, status: 201 } }),
  ...(maybe()
    ? {
        do_more: {
          input: { n: 'int(1..9) = 2', other: `-> ${names[next(names.length)]}?`, day: 'date?' },
          fails: {
            small: 'input.n > it.amount',
            later: { status: 409, when: 'input.day != null && input.day > today', says: 'no' },
            odd: 'rule',
          },
        },
      }
    : {}),
  ...(maybe()
    ? {
        look: {
          route: `GET /look-${at}/:word`,
          input: { word: 'string(..9)', only: 'bool = false' },
          returns: maybe() ? name : 'none',
        },
      }
    : {}),
})

import { stringify } from 'yaml'

type Fields = Record<string, string>
type Spec = {
  ashlar: 1
  app: string
  access: 'public'
  api: { naming: string; paging: string }
  entities: Record<string, { fields: Fields }>
}

const things = ['Order', 'Book', 'Room', 'Ticket', 'Parcel', 'Track', 'Recipe', 'Device', 'Course', 'Garden'] as const
const marks = ['Amber', 'Birch', 'Cedar', 'Delta', 'Ember', 'Fjord', 'Grove', 'Haven', 'Iris', 'Jade'] as const
const stones = ['North', 'South', 'East', 'West'] as const

/** The same text for the same numbers. `changed` gives the first entity one more field, as an owner would. */
export function specText(entities: number, changed = false): string {
  const spec: Spec = {
    ashlar: 1,
    app: 'bench',
    access: 'public',
    api: { naming: 'snake_case', paging: 'page' },
    entities: {},
  }
  for (let index = 0; index < entities; index += 1) spec.entities[entityName(index)] = { fields: fieldsOf(index) }
  const first = spec.entities[entityName(0)]
  if (changed && first) first.fields['nickname'] = 'string(1..50)?'
  return stringify(spec)
}

// 10 things x 10 marks x 4 stones: 400 names that plurals and casing keep apart.
function entityName(index: number): string {
  const thing = things[index % 10]
  const mark = marks[Math.floor(index / 10) % 10]
  const stone = stones[Math.floor(index / 100) % 4]
  return `${stone}${mark}${thing}`
}

function fieldsOf(index: number): Fields {
  return {
    title: 'string(1..200)',
    notes: 'text?',
    quantity: `int(0..${1000 + index})`,
    price: 'decimal(10,2) > 0',
    active: 'bool = false',
    status: 'enum(open | paid | done) = open',
    due_at: 'datetime?',
    contact: 'email unique',
  }
}

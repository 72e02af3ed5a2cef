import type { Route } from '../types.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Draft } from './draft.ts'
import type { PlacedEntity } from './entity.ts'

/** Reports routes that make rows which have a value from nobody: neither sent, nor a default. */
export function checkMakeable(drafts: readonly Draft[], placed: readonly PlacedEntity[], notes: Notes): void {
  const byEntity = new Map(drafts.map((draft) => [draft.name, draft]))
  for (const { entity, routes } of placed) {
    const draft = byEntity.get(entity.name)
    const making = routes.find(({ route: { verb } }) => verb === 'create' || verb === 'replace')
    if (draft && making) checkRow(draft, making.route, making.span, notes)
    const shows = making ?? routes.find(({ route: { verb } }) => verb === 'update')
    for (const part of shows ? entity.parts : []) {
      const own = byEntity.get(part.entity)
      if (own && shows) checkPart(own, entity.name, notes)
    }
  }
}

type Missing = Draft['fields'][number]

/** Required, never sent, and without a default. */
function missing({ fields }: Draft): readonly Missing[] {
  return fields.filter(
    ({ field, copy }) => field.readonly && !field.optional && field.default === null && copy === null,
  )
}

function checkRow(draft: Draft, { verb }: Route, span: Missing['span'], notes: Notes): void {
  for (const found of missing(draft)) {
    if (firstState(draft, found, notes)) continue
    const message = `\`${found.field.name}\` is never sent and has no default, so a client could not ${verb} a row.`
    const hint = `Give it a default, make it optional, or leave \`${verb}\` out of \`expose\`.`
    note(notes, 'readonly-without-default', span, message, hint)
  }
}

function checkPart(part: Draft, owner: string, notes: Notes): void {
  for (const found of missing(part)) {
    if (firstState(part, found, notes)) continue
    const message = `\`${found.field.name}\` is never sent and has no default, but ${part.name} is sent with its ${owner}.`
    note(notes, 'readonly-without-default', found.span, message, 'Give it a default, or make it optional.')
  }
}

/** A field with states that begins in none; it would be called readonly otherwise, which its author did not say. */
function firstState({ keys }: Draft, { field }: Missing, notes: Notes): boolean {
  const states = keys.states?.value.kind === 'map' ? keys.states.value.entries : []
  const entry = states.find(({ key }) => key === field.name)
  if (entry === undefined) return false
  if (field.type.kind !== 'enum') return true
  const hint = `Give it a default: = ${field.type.values[0]}.`
  note(notes, 'bad-state', entry.keySpan, `\`${field.name}\` has no first state.`, hint)
  return true
}

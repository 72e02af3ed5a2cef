import { shown } from '../../diagnostics/index.ts'
import { listed, nearestTo, note } from '../text/notes.ts'
import type { ScalarNode } from '../text/node.ts'
import { type Entity, errorKinds } from '../types.ts'
import type { Scene } from './known.ts'
import type { Answer } from './routes.ts'

/** Warns of an error's code that nothing raises there. */
export function checkCode({ text, span }: ScalarNode, answer: Answer | null, scene: Scene): void {
  const { entities, whole, notes } = scene
  if (!whole) return
  const codes = scene.codes.get(answer) ?? new Set(codesOf(answer, entities))
  scene.codes.set(answer, codes)
  if (codes.has(text)) return
  const near = nearestTo(notes, text, () => codes)
  const hint =
    near === null
      ? `Known here: ${listed(named(codes)) || 'a kind of error, such as invalid or conflict'}.`
      : `Did you mean ${near}?`
  note(notes, 'unknown-code', span, `Nothing there raises \`${shown(text)}\`.`, hint)
}

/** Those that are no kinds of error. */
function* named(codes: ReadonlySet<string>): Generator<string> {
  for (const code of codes) if (!errorKinds.some((kind) => kind === code)) yield code
}

/** Codes that an answer may have: kinds of errors, names of failures and of the rules of rows that are written. */
function codesOf(answer: Answer | null, entities: readonly Entity[]): readonly string[] {
  if (answer === null || answer.kind === 'built-in')
    return [...errorKinds, ...entities.flatMap(({ operations }) => operations.flatMap(failures)), ...rulesOf(entities)]
  const parts = answer.entity.parts.map(({ entity }) => entity)
  const near = entities.filter(({ name }) => name === answer.entity.name || parts.includes(name))
  if (answer.kind === 'verb') return [...errorKinds, ...rulesOf(near)]
  // code may write any row
  const written = answer.operation.code ? entities : near
  return [...errorKinds, ...failures(answer.operation), ...rulesOf(written)]
}

function failures({ fails }: Entity['operations'][number]): readonly string[] {
  return fails.map(({ name }) => name)
}

function rulesOf(entities: readonly Entity[]): readonly string[] {
  return entities.flatMap(({ rules }) => rules.map(({ name }) => name))
}

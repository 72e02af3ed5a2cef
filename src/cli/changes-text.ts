import type { Change } from '../ashlar.ts'

/** A line for each file, and what it comes to. */
export const changesText = (changes: readonly Change[], verb: 'were' | 'would be'): string => {
  if (changes.length === 0) return 'Everything is in step with the spec.'
  const lines = changes.map(({ action, path, origin }) => `${action.padEnd(6)}  ${path}  (${origin})`)
  const counts = (['create', 'update', 'delete'] as const).flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length
    return count === 0 ? [] : [`${count} ${action}d`]
  })
  return [...lines, '', `${changes.length} files ${verb} changed: ${counts.join(', ')}.`].join('\n')
}

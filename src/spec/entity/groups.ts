interface Visit {
  readonly name: string
  readonly index: number
  low: number
  next: number
}

/**
 * Takes what each name leads to and returns a number for each: two have the same if each leads to the other, in one
 * step or in many. In time that grows with the number of steps (Tarjan's algorithm, without recursion).
 */
export function groups(leads: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const indexes = new Map<string, number>()
  const stack: string[] = []
  let count = 0
  for (const root of leads.keys()) {
    if (indexes.has(root)) continue
    const open: Visit[] = []
    enter(root)
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const target = leads.get(visit.name)?.[visit.next]
      if (target !== undefined) {
        visit.next++
        const index = indexes.get(target)
        if (index === undefined && leads.has(target)) enter(target)
        else if (index !== undefined && !found.has(target)) visit.low = Math.min(visit.low, index)
      } else leave(visit)
    }

    function enter(name: string): void {
      indexes.set(name, indexes.size)
      stack.push(name)
      open.push({ name, index: indexes.size - 1, low: indexes.size - 1, next: 0 })
    }

    function leave({ name, index, low }: Visit): void {
      open.pop()
      const above = open.at(-1)
      if (above) above.low = Math.min(above.low, low)
      if (low < index) return
      for (let member = stack.pop(); member !== undefined; member = member === name ? undefined : stack.pop())
        found.set(member, count)
      count++
    }
  }
  return found
}

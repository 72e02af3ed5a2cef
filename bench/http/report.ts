import { httpGoals } from '../goals.ts'
import { median } from '../median.ts'
import { table } from '../table.ts'
import type { Form } from './contestants.ts'
import type { HttpResult } from './main.ts'
import type { Sample } from './rounds.ts'
import type { Kind } from './shots.ts'

const kinds = ['get', 'post', 'list'] as const
const titles: Record<Kind, string> = { get: 'GET by id', post: 'POST', list: 'list of 20' }

export function httpReport(result: HttpResult): string {
  const { rounds, seconds, samples, refused } = result
  const entries = [...new Map(samples.map(({ name, form }) => [`${name} ${form}`, { name, form }])).values()]
  const sorted = (['bare', 'guarded'] as const).flatMap((form) => entries.filter((entry) => entry.form === form))
  const head = ['contestant', ...kinds.flatMap((kind) => [`${titles[kind]}/s`, 'ratio', 'p99 ms'])]
  const body = sorted.map(({ name, form }) => [
    `${name} ${form}`,
    ...kinds.flatMap((kind) => cells(samples, name, form, kind)),
  ])
  const goal = ['goal for ashlar guarded', ...kinds.flatMap((kind) => ['', httpGoals[kind].toFixed(2), ''])]
  const against = sorted
    .filter(({ form }) => form === 'guarded')
    .map(({ name }) => [
      name,
      ...kinds.map((kind) => ratio(rate(samples, name, 'guarded', kind), rate(samples, 'floor', 'bare', kind))),
    ])
  return [
    `## HTTP: requests per second, ratio to the floor of the same form (medians of ${rounds} x ${seconds} s, 32 connections)`,
    table(head, [...body, goal]),
    '### Guarded, against the floor without guards',
    table(['contestant', ...kinds.map((kind) => titles[kind])], against),
    spread(samples, sorted),
    ...refused.map((line) => `Not measured, ${line}`),
    ...samples.flatMap((sample) => ('voided' in sample ? [`Void: ${where(sample)}: ${sample.voided}`] : [])),
  ].join('\n\n')
}

// A difference between two contestants that is smaller than what one of them differs from itself says nothing.
function spread(samples: readonly Sample[], entries: readonly { name: string; form: Form }[]): string {
  const spreads = entries.flatMap(({ name, form }) =>
    kinds.flatMap((kind) => {
      const rates = counted(samples, name, form, kind).map(({ perSecond }) => perSecond)
      return rates.length > 1 ? [(Math.max(...rates) - Math.min(...rates)) / (median(rates) ?? 1)] : []
    }),
  )
  if (spreads.length === 0) return 'One round: no telling how much of this is noise.'
  const percent = (value = 0) => `${Math.round(value * 100)} %`
  return `Noise: between its rounds a contestant differed by ${percent(median(spreads))} (median), ${percent(Math.max(...spreads))} at most.`
}

/** Something was refused or void: the run must not look like a clean one. */
export function isUnclean({ refused, samples }: HttpResult): boolean {
  return refused.length > 0 || samples.some((sample) => 'voided' in sample)
}

function cells(samples: readonly Sample[], name: string, form: Form, kind: Kind): string[] {
  const own = rate(samples, name, form, kind)
  const late = median(counted(samples, name, form, kind).map(({ p99Ms }) => p99Ms))
  return [
    own === undefined ? 'void' : String(Math.round(own)),
    ratio(own, rate(samples, 'floor', form, kind)),
    late?.toFixed(1) ?? '-',
  ]
}

function rate(samples: readonly Sample[], name: string, form: Form, kind: Kind): number | undefined {
  return median(counted(samples, name, form, kind).map(({ perSecond }) => perSecond))
}

function counted(samples: readonly Sample[], name: string, form: Form, kind: Kind) {
  return samples.flatMap((sample) =>
    sample.name === name && sample.form === form && sample.kind === kind && !('voided' in sample) ? [sample] : [],
  )
}

function ratio(own: number | undefined, floor: number | undefined): string {
  return own === undefined || floor === undefined ? '-' : (own / floor).toFixed(2)
}

function where({ name, form, kind, round }: Sample): string {
  return `${name} ${form}, ${kind}, round ${round}`
}

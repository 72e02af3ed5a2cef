import { Counter, type Registry } from 'prom-client'

/** Rows written, by entity. */
export interface RowCounters {
  created(entity: string, count?: number): void
  deleted(entity: string, count?: number): void
}

export const countRows = (registry: Registry): RowCounters => {
  const created = new Counter({
    name: 'rows_created_total',
    help: 'Rows created',
    labelNames: ['entity'],
    registers: [registry],
  })
  const deleted = new Counter({
    name: 'rows_deleted_total',
    help: 'Rows deleted',
    labelNames: ['entity'],
    registers: [registry],
  })
  return {
    created: (entity, count = 1) => created.inc({ entity }, count),
    deleted: (entity, count = 1) => deleted.inc({ entity }, count),
  }
}

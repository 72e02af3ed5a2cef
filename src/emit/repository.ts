import type { Entity, Paging, SortKey } from '../spec/index.ts'
import { literal } from './text.ts'

/** `tasks.repository.ts`: how the rows are listed; the engine knows the rest. */
export const repositoryFile = ({
  names,
  list,
}: Entity): string => `import { repository } from '../../core/data/index.ts'
import { ${names.values}Table } from './${names.kebabs}.table.ts'

export const ${names.values} = repository(${names.values}Table, {
  sort: [${list.sort.map(sortText).join(', ')}],
  paging: ${pagingText(list.paging)},
})
`

const sortText = ({ field, direction }: SortKey): string => literal(direction === 'desc' ? `-${field}` : field)

const pagingText = (paging: Paging): string => {
  switch (paging.style) {
    case 'page':
    case 'offset':
      return `{ style: '${paging.style}', size: ${paging.size}, max: ${paging.max}, total: '${paging.total}' }`
    case 'cursor':
      return `{ style: 'cursor', size: ${paging.size}, max: ${paging.max} }`
    case 'none':
      return `{ style: 'none', max: ${paging.max} }`
  }
}

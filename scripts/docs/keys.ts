import type { Built, KeyTable } from '../../src/spec/keys/fact.ts'
import type { api, bodies, paging, top } from '../../src/spec/keys/table.ts'
import type { Level } from './frame.ts'

/** What the table of keys does not say: the default, in words, and an example. A key that is built has both, or it does not compile. */
export type KeyTexts<T extends KeyTable> = Readonly<Record<Built<T>, KeyText>>
export type KeyText = readonly [usual: string, example: string, level?: Level]

export const topTexts: KeyTexts<typeof top> = {
  ashlar: [
    'none: it must be there',
    'ashlar: 1\napp: shop\naccess: public\nentities:\n  Product:\n    fields:\n      name: string',
    'whole',
  ],
  app: ['none: it must be there', 'app: corner-shop'],
  title: ['`app` in words: `corner-shop` is "Corner shop"', 'title: The shop at the corner'],
  description: ['empty', 'description: Everything that a small shop sells.'],
  include: ['nothing', 'include: [api.yaml, entities/*.yaml]'],
  access: ['none: it must be there', 'access: public'],
  api: ['the default of each of its keys', 'api:\n  naming: snake_case\n  paging: page'],
  entities: [
    'none: there must be one',
    'entities:\n  Product:\n    fields:\n      name: string(1..200)\n      price: decimal(10,2) > 0',
  ],
  requirements: ['nothing', 'requirements:\n  R1: { says: Products are listed, by: Product.list }'],
  scenarios: [
    'nothing',
    'scenarios:\n  - name: Products are listed\n    steps:\n      - { request: GET /products, expect: 200 }',
  ],
}

export const apiTexts: KeyTexts<typeof api> = {
  prefix: ['none', 'prefix: /api/v1', 'api'],
  naming: ['`camelCase`', 'naming: snake_case', 'api'],
  paging: ['`cursor`', 'paging: page', 'api'],
  bodies: ['`plain`', 'bodies: { error: envelope }', 'api'],
  statuses: ['the statuses in the table below', 'statuses: { invalid: 400 }', 'api'],
  decimals: ['`string`', 'decimals: number', 'api'],
  cors: ['no origin', 'cors: [https://shop.example, https://admin.shop.example]', 'api'],
}

export const pagingTexts: KeyTexts<typeof paging> = {
  style: ['`cursor`; in an entity the style of the API', 'paging: { style: offset }', 'api'],
  size: ['20', 'paging: { style: page, size: 50 }', 'api'],
  max: ['100; 1000 for `none`', 'paging: { style: none, max: 300 }', 'api'],
  total: ['`exact`', 'paging: { style: page, total: none }', 'api'],
}

export const bodiesTexts: KeyTexts<typeof bodies> = {
  error: ['`problem`', 'bodies: { error: envelope }', 'api'],
}

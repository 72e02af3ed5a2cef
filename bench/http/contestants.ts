import { fileURLToPath } from 'node:url'
import { ashlar } from './ashlar.ts'

export type Form = 'bare' | 'guarded'

export type Contestant = {
  name: string
  form: Form
  port: number
  /** Where its commands run. */
  cwd: string
  build?: string[]
  /** Makes its own tables in the database given as DATABASE_URL; without it the harness makes `tasks`. */
  migrate?: string[]
  command: string[]
  /** Beside PORT, DATABASE_URL and NODE_ENV=production, which all are given. */
  env: Record<string, string>
}

const peers = fileURLToPath(new URL('../peers/', import.meta.url))
const forms = ['bare', 'guarded'] as const

const byHand: Contestant[] = forms.flatMap((form, index) => [
  { name: 'floor', form, port: 4110 + index, cwd: peers, command: ['node', 'floor/main.ts'], env: { FORM: form } },
  { name: 'fastify', form, port: 4120 + index, cwd: peers, command: ['node', 'fastify/main.ts'], env: { FORM: form } },
])

const nest: Contestant[] = (['fastify', 'express'] as const).flatMap((adapter, which) =>
  forms.map((form, index) => ({
    name: `nest-${adapter}`,
    form,
    port: 4130 + which * 10 + index,
    cwd: peers,
    build: ['node', 'node_modules/typescript/bin/tsc', '-p', 'nest/tsconfig.json'],
    command: ['node', 'nest/dist/nest/src/main.js'],
    env: { FORM: form, ADAPTER: adapter },
  })),
)

export const contestants: Contestant[] = [...byHand, ...nest, ...ashlar]

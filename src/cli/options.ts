/** Options that mean the same in every command. */
export const spec = { type: 'string', default: 'ashlar.yaml', valueHint: 'FILE', description: 'the spec' } as const
export const out = { type: 'string', valueHint: 'DIR', description: "the app's folder; by default the spec's" } as const
export const json = { type: 'boolean', default: false, description: 'one JSON document on stdout' } as const

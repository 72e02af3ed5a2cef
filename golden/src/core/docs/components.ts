type Json = { [key: string]: unknown }

/**
 * Moves every schema that has a title into the document's components and leaves a reference: a client generator then
 * makes one type of it. Keywords of our own become the patterns and types that other tools know.
 */
export const nameSchemas = <D extends object>(document: D): D => {
  const schemas: Json = {}
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (!isObject(value)) return value
    const walked = known(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)])))
    if (walked['type'] !== 'object' || typeof walked['title'] !== 'string') return walked
    schemas[walked['title']] = walked
    return { $ref: `#/components/schemas/${walked['title']}` }
  }
  const { components, ...rest } = walk(document) as Json
  return { ...rest, components: { ...(components as Json), schemas } } as D
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

const patterns: Readonly<Record<string, string>> = {
  decimal: String.raw`^-?(0|[1-9]\d*)(\.\d+)?$`,
  bigint: String.raw`^(0|-?[1-9]\d*)$`,
}

const known = ({ limits: _limits, nullable, ...rest }: Json): Json => {
  const schema = nullable === true ? { ...rest, type: [rest['type'], 'null'] } : rest
  const pattern = patterns[String(schema['format'])]
  return pattern === undefined ? schema : { ...schema, pattern }
}

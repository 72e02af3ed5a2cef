import { Type } from 'typebox'

const fieldErrors = Type.Array(
  Type.Object(
    { pointer: Type.String(), code: Type.String(), message: Type.String() },
    { description: 'What is wrong, and where' },
  ),
)

/** What an error looks like on the wire, for the API description. The bodies themselves are built in core/errors. */
export const errorSchemas = {
  problem: Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      code: Type.String(),
      detail: Type.String(),
      requestId: Type.String(),
      errors: Type.Optional(fieldErrors),
    },
    { title: 'Problem', description: 'An error, as RFC 9457 describes it' },
  ),
  envelope: Type.Object(
    {
      ok: Type.Literal(false),
      error: Type.Object({
        code: Type.String(),
        message: Type.String(),
        requestId: Type.String(),
        details: Type.Optional(fieldErrors),
      }),
      timestamp: Type.String({ format: 'date-time' }),
    },
    { title: 'Failure', description: 'An error' },
  ),
}

import type { TypeParsers } from './types.ts'

const asSent = (text: string): string => text

/** Every value as the text PostgreSQL sent. */
export const rawTypes: TypeParsers = { getTypeParser: () => asSent }

import { language } from './language.ts'
import { names } from './names.ts'
import { project } from './project.ts'
import { yaml } from './yaml.ts'

/** Every code there is. A code, once published, keeps its meaning. */
export const table = { ...yaml, ...language, ...names, ...project } as const

export type Code = keyof typeof table

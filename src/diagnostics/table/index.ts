import { conditions } from './conditions.ts'
import { language } from './language.ts'
import { names } from './names.ts'
import { project } from './project.ts'
import { relations } from './relations.ts'
import { scenarios } from './scenarios.ts'
import { yaml } from './yaml.ts'

/** Every code there is. A code, once published, keeps its meaning. */
export const table = { ...yaml, ...language, ...conditions, ...names, ...project, ...relations, ...scenarios } as const

export type Code = keyof typeof table

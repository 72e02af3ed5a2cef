export { sqlDefault, sqlName, sqlText, sqlType } from './types.ts'
export { conditionSql, filterSql, type SqlOptions, sqlOf } from './expressions.ts'
export { plainSql, type SqlParameter, type SqlPart } from './parts.ts'
export { sqlPattern, sqlWholePattern } from './pattern.ts'

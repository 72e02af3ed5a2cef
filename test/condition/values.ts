/** Texts with what could go wrong: wildcards, case, letters of two units, none at all. */
export const words = ['', 'a', 'ab', 'AB', 'b%', 'a_b', 'É', 'é1', '😀', 'c😀', 'zz top', '1'] as const

export const now = new Date('2026-11-20T12:30:15.250Z')

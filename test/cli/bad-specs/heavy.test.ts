import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { suite, test } from 'node:test'
import { type Run, ashlar, assertCode, smallSpec } from '../../ashlar.ts'
import { assertSameTree, addTo, makeTree, treeOf } from '../../trees.ts'

/** It neither writes, takes long, dies, nor shows its inside. */
const refuse = (folder: string, words: RegExp, args: readonly string[] = []): Run => {
  const before = treeOf(folder)
  const run = ashlar(['generate', ...args], { cwd: folder })
  assertCode(run, 3)
  assert.match(run.stderr, words)
  assert.ok(run.ms < 3000, `took ${Math.round(run.ms)} ms`)
  assertSameTree(treeOf(folder), before)
  return run
}

suite('texts that are too much', () => {
  const texts: Readonly<Record<string, readonly [string | Uint8Array, RegExp]>> = {
    '10 MB of text': [`description: ${'x'.repeat(10_000_000)}\n`, /too-large/],
    '10 MB of keys': [Array.from({ length: 700_000 }, (_, at) => `key${at}: 1\n`).join(''), /too-large/],
    '100,000 nested brackets': ['['.repeat(100_000), /too-deep/],
    '100,000 nested braces, closed again': [`a: ${'{a: '.repeat(100_000)}${'}'.repeat(100_000)}`, /too-deep/],
    '100,000 nested lists': ['- '.repeat(100_000), /too-deep/],
    '20,000 levels of indentation': [
      Array.from({ length: 1400 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
      /too-deep/,
    ],
    'a bomb of anchors': [
      `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`,
      /anchor/,
    ],
    'a picture': [Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), /error/],
    'UTF-16': [Buffer.from(`\ufeff${smallSpec}`, 'utf16le'), /error/],
    'a NUL': [smallSpec.replace('shop', 'sh\0op'), /control-character/],
    'thousands of mistakes': [
      `${smallSpec}${Array.from({ length: 100 }, (_, at) => `      f${at}: strin\n`).join('')}`,
      /unknown-type/,
    ],
  }
  for (const [name, [text, words]] of Object.entries(texts))
    test(name, () => {
      const folder = makeTree({ 'ashlar.yaml': text })
      refuse(folder, words)
      const { stdout } = ashlar(['check', '--json'], { cwd: folder })
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { line: number | null }[] }
      assert.ok(diagnostics.length > 0 && diagnostics.every(({ line }) => line !== null))
    })
})

suite('what is not a file to read', () => {
  test('nothing', () => void refuse(makeTree(), /spec-missing: There is no readable file ashlar\.yaml/))
  test('a folder', () => void refuse(makeTree({ 'ashlar.yaml/x': '' }), /spec-missing/))
  test('a folder named by --spec', () =>
    void refuse(makeTree({ 'a/ashlar.yaml': smallSpec }), /spec-missing/, ['--spec', 'a']))
  test('a link that leads nowhere', () => {
    const folder = makeTree()
    symlinkSync('nowhere.yaml', join(folder, 'ashlar.yaml'))
    refuse(folder, /spec-missing/)
  })
  test('a link to itself', () => {
    const folder = makeTree()
    symlinkSync('ashlar.yaml', join(folder, 'ashlar.yaml'))
    refuse(folder, /spec-missing/)
  })
  const isRoot = process.getuid?.() === 0
  test('a file that its reader may not read', { skip: !isRoot && 'only root can run it as another user' }, () => {
    const folder = makeTree()
    mkdirSync(join(folder, 'open'), { mode: 0o777 })
    spawnSync('chmod', ['755', folder])
    writeFileSync(join(folder, 'open/ashlar.yaml'), smallSpec, { mode: 0o600 })
    const run = ashlar(['check'], { cwd: join(folder, 'open'), uid: 65_534, gid: 65_534 })
    assertCode(run, 3)
    assert.match(run.stderr, /no readable file/)
  })
})

suite('what leads out of the folder is not opened', () => {
  const secret = 'title: Secret-words\nnonsense: [\n'
  const withInclude = (include: string): string => {
    const folder = makeTree({
      'secret.yaml': secret,
      'p/ashlar.yaml': `include: [${include}]\n${smallSpec}`,
      'p/own/a.yaml': 'title: Ours\n',
    })
    symlinkSync('..', join(folder, 'p/link'))
    symlinkSync('../secret.yaml', join(folder, 'p/linked.yaml'))
    symlinkSync('own', join(folder, 'p/inner'))
    return join(folder, 'p')
  }
  for (const include of ['linked.yaml', 'link/secret.yaml', 'inner/../linked.yaml', '../secret.yaml'])
    test(include, () => {
      const { stderr } = refuse(withInclude(include), /include-(missing|outside)/)
      assert.doesNotMatch(stderr, /Secret/)
    })
  for (const include of [
    "'link/*.yaml'",
    "'*/secret.yaml'",
    "'{..,x}/*.yaml'",
    "'[.][.]/secret.yaml'",
    "'linke?.yaml'",
  ])
    test(`the pattern ${include} finds nothing there`, () => {
      const run = ashlar(['check'], { cwd: withInclude(include) })
      assertCode(run, 0)
      assert.match(run.stderr, /include-nothing/)
      assert.doesNotMatch(run.stderr, /Secret/)
    })
  for (const include of ['own/a.yaml', 'inner/a.yaml', "'own/*.yaml'", "'own/?.yaml'", "'{own,x}/a.yaml'"])
    test(`control: ${include} is read`, () => {
      const folder = withInclude(include)
      const run = ashlar(['check'], { cwd: folder })
      assertCode(run, 0)
      assert.equal(run.stderr, '')
      addTo(folder, { 'own/a.yaml': 'nonsense: 1\n' })
      refuse(folder, /(own|inner)\/a\.yaml:1:1 error unknown-key/)
    })
  test('a file named like a pattern, found by another, is read', () => {
    const folder = makeTree({
      'ashlar.yaml': `include: ['own/*.yaml']\n${smallSpec}`,
      'own/a[1].yaml': 'nonsense: 1\n',
    })
    refuse(folder, /own\/a\[1\]\.yaml:1:1 error unknown-key/)
  })
})

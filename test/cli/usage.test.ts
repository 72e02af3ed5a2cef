import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { suite, test } from 'node:test'
import { codes, explain } from '../../src/diagnostics/index.ts'
import { ashlar, assertCode, bin, smallSpec } from '../ashlar.ts'
import { assertSameTree, makeTree, treeOf } from '../trees.ts'

const folder = makeTree({ 'ashlar.yaml': smallSpec, spec: smallSpec })

suite('what cannot be a command is 2, one sentence for people, and changes nothing', () => {
  const cases: readonly (readonly [string[], RegExp])[] = [
    [[], /ashlar generate/],
    [[''], /There is no command/],
    [['generat'], /no command generat\. Did you mean generate\?/],
    [['toString'], /no command toString\./],
    [['__proto__'], /no command __proto__\./],
    [['--spec', 'ashlar.yaml'], /no command --spec/],
    [['generate', '--specs', 'x'], /no option --specs\. Did you mean --spec\?/],
    [['generate', '-x'], /no option -x/],
    [['generate', '--constructor'], /no option --constructor/],
    [['generate', '--force'], /no option --force/],
    [['check', '--no-nothing'], /no option --no-nothing/],
    [['check', 'ashlar.yaml'], /Too many arguments/],
    [['init', 'a', 'b'], /Too many arguments/],
    [['explain', 'tab', 'tab'], /Too many arguments/],
    [['generate', '--out'], /--out wants a value/],
    [['generate', '--spec', '--json'], /--spec wants a value/],
    [['generate', '--out='], /--out wants a value/],
    [['generate', '--out', ''], /--out wants a value/],
    [['explain', 'unknown-kei'], /no code unknown-kei\. Did you mean unknown-key\?/],
    [['explain', 'toString'], /no code toString/],
  ]
  for (const [args, words] of cases)
    test(`ashlar ${args.join(' ')}`, () => {
      const before = treeOf(folder)
      const found = ashlar(args, { cwd: folder })
      assertCode(found, 2)
      assert.match(found.stderr, words)
      assert.equal(found.stdout, '')
      assertSameTree(treeOf(folder), before)
    })
})

suite('an option in any of its forms is understood', () => {
  for (const args of [
    ['--spec', 'ashlar.yaml'],
    ['--spec=ashlar.yaml'],
    ['--spec', 'ashlar.yaml', '--json'],
    ['--spec', 'spec'],
  ])
    test(args.join(' '), () => assertCode(ashlar(['check', ...args], { cwd: folder }), 0))
})

suite('explain', () => {
  test('lists every code when it is given none', () =>
    assert.deepEqual(ashlar(['explain']).stdout.trimEnd().split('\n'), codes()))

  test('prints what the table says of a code, on stdout', () => {
    const found = ashlar(['explain', 'flow-cut'])
    assertCode(found, 0)
    assert.equal(found.stdout, explain('flow-cut'))
    assert.equal(found.stderr, '')
  })

  test('knows every code that the command line lists', () => {
    for (const code of codes()) assert.ok(explain(code)?.includes(code), code)
  })
})

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  const version = existsSync(path) ? spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout : ''
  return version.startsWith('v') && Number(version.slice(1).split('.')[0]) < 24
})

test('on a Node that is too old: 5, and one sentence', { skip: oldNode === undefined && 'no older Node here' }, () => {
  const { status, stdout, stderr } = spawnSync(oldNode ?? '', [bin, 'check'], { cwd: folder, encoding: 'utf8' })
  assert.equal(status, 5)
  assert.match(stderr, /^error\[environment\]: this needs Node 24 or newer, and this is \d+\.\d+\.\d+\n$/)
  assert.equal(stdout, '')
})

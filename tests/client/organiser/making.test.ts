import { describe, expect, test } from 'vitest'
import { isLoopback, roleLinks } from '../../../client/lead/role-links.ts'
import { saidBy } from '../../../client/lead/said-by.ts'
import {
  boardOf,
  chooseTemplate,
  draftFor,
  endChoices,
  problemOf,
  startFrom,
} from '../../../client/organiser/board-draft.ts'
import { HttpError } from '../../../client/sync/http.ts'

const izumi = {
  id: 'izumi',
  title: '泉区地域福祉保健計画',
  owner: '泉区',
  goals: 3,
  rows: 33,
  goalList: ['g1', 'g2', 'g3'].map((id) => ({ id, title: id })),
}
const blank = {
  id: 'blank',
  title: '白紙から',
  owner: '',
  goals: 1,
  rows: 0,
  goalList: [{ id: 'g1', title: 'わたしたちの目標' }],
}
const evening = Date.UTC(2026, 10, 20, 16, 0)

describe('a new board', () => {
  const draft = draftFor([izumi, blank], evening)

  test("starts with the plan's own title and years, and today by the clock in Tokyo", () => {
    expect(boardOf(draft)).toEqual({
      template: 'izumi',
      title: '泉区地域福祉保健計画',
      goals: ['g1', 'g2', 'g3'],
      heldOn: '2026-11-21',
      tables: 6,
    })
  })

  test('a blank plan has no title and no years of its own', () => {
    const chosen = chooseTemplate(draft, blank)
    expect(problemOf(chosen)).toBe('no-title')
    expect(boardOf({ ...chosen, title: ' よりあい ' })).toMatchObject({
      template: 'blank',
      title: 'よりあい',
      period: { from: 2027, to: 2032 },
    })
  })

  test('all goals are chosen until some are left out; one at least; another plan has its own', () => {
    const some = { ...draft, goals: ['g1', 'g3'] }
    expect(boardOf(some).goals).toEqual(['g1', 'g3'])
    expect(problemOf(some)).toBeNull()
    expect(problemOf({ ...draft, goals: [] })).toBe('no-goals')
    expect(chooseTemplate(some, { ...izumi, id: 'next-year' }).goals).toEqual(['g1', 'g2', 'g3'])
  })

  test('a plan with one goal asks nothing about goals', () => {
    const chosen = chooseTemplate({ ...draft, goals: [] }, blank)
    expect(boardOf(chosen)).not.toHaveProperty('goals')
    expect(problemOf({ ...chosen, title: 'よりあい' })).toBeNull()
  })

  test("the organiser's own title outlives another choice of plan", () => {
    const own = { ...draft, title: '緑園地区 よりあい', ownTitle: true }
    expect(chooseTemplate(own, blank).title).toBe('緑園地区 よりあい')
  })

  test('a later start takes the end along; thirty years at most', () => {
    expect(startFrom(draft, 2030).period).toEqual({ from: 2030, to: 2035 })
    expect(endChoices(2030)).toHaveLength(30)
    expect(endChoices(2030)[0]).toBe(2030)
  })

  test('what cannot be sent is told before it is sent', () => {
    expect(problemOf({ ...draft, title: '  ' })).toBe('no-title')
    expect(problemOf({ ...draft, title: 'あ'.repeat(201) })).toBe('long-title')
    for (const tables of ['', '0', '100', '6.5', '六', '-1', '1e1'])
      expect(problemOf({ ...draft, tables }), tables).toBe('tables')
    expect(problemOf({ ...draft, tables: '１２' })).toBeNull()
    expect(boardOf({ ...draft, tables: '１２' }).tables).toBe(12)
  })

  test('no date is no date', () => {
    expect(boardOf({ ...draft, heldOn: '' })).not.toHaveProperty('heldOn')
  })
})

describe('the years follow the plan until they are chosen by hand', () => {
  const running = { ...izumi, id: 'running', period: { from: 2024, to: 2028 } }
  const over = { ...izumi, period: { from: 2010, to: 2015 } }
  const plans = [over, running, blank]

  test('a plan that is over is laid on as many years to come, one that runs as printed', () => {
    const draft = draftFor(plans, evening)
    expect(boardOf(draft).period).toEqual({ from: 2027, to: 2032 })
    expect(boardOf(chooseTemplate(draft, running))).not.toHaveProperty('period')
    expect(chooseTemplate(draft, running).period).toEqual(running.period)
  })

  test('years as printed, chosen by hand, are asked for by name: else the server lays them anew', () => {
    const printed = { ...draftFor(plans, evening), span: 'printed' as const, ownPeriod: true }
    expect(boardOf(printed, over).period).toEqual(over.period)
    const looked = chooseTemplate(printed, blank)
    expect(boardOf(looked, blank).period).toEqual({ from: 2027, to: 2032 })
    expect(boardOf(chooseTemplate(looked, over), over)).toEqual(boardOf(printed, over))
  })

  test('a plan that counts its years without naming them is laid on as many to come', () => {
    const counted = { ...izumi, id: 'counted', columns: 3 }
    expect(chooseTemplate(draftFor(plans, evening), counted).period).toEqual({
      from: 2027,
      to: 2029,
    })
  })

  test('looking at other plans and coming back leaves everything as it was', () => {
    for (const first of plans) {
      const draft = chooseTemplate(draftFor(plans, evening), first)
      for (const looked of plans) {
        const back = chooseTemplate(chooseTemplate(draft, looked), first)
        expect(boardOf(back), `${first.id} → ${looked.id}`).toEqual(boardOf(draft))
      }
    }
  })

  test('goals, title and years that were chosen by hand outlive a look at other plans', () => {
    const draft = startFrom(
      { ...draftFor(plans, evening), goals: ['g2'], title: '緑園', ownTitle: true },
      2030,
    )
    for (const looked of plans) {
      const back = chooseTemplate(chooseTemplate(draft, looked), over)
      expect(boardOf(back)).toEqual(boardOf(draft))
    }
    expect(boardOf(chooseTemplate(draft, running)).period).toEqual({ from: 2030, to: 2035 })
  })
})

describe('links', () => {
  const paths = { participant: '/k/p', staff: '/k/s' }

  test("a link that is sent by LINE opens outside LINE's own browser, whoever it is for", () => {
    const links = roleLinks(paths, 'http://192.168.1.5:8787')
    expect(links.linkOf('participant')).toBe('http://192.168.1.5:8787/k/p?openExternalBrowser=1')
    expect(links.linkOf('staff')).toBe('http://192.168.1.5:8787/k/s?openExternalBrowser=1')
    expect(links.linkOf('screen')).toBeUndefined()
  })

  test('this device stays where it is, unless another address was chosen', () => {
    expect(roleLinks(paths, 'http://a').hereOf('staff')).toBe('/k/s')
    expect(roleLinks(paths, 'http://b', 'http://a').hereOf('staff')).toBe('http://b/k/s')
  })

  test('addresses that only this machine can open', () => {
    for (const local of ['http://localhost:8787', 'http://127.0.0.1', 'http://[::1]:80'])
      expect(isLoopback(local), local).toBe(true)
    for (const far of ['http://192.168.1.5:8787', 'https://localhost.example.jp', 'http://127.jp'])
      expect(isLoopback(far), far).toBe(false)
  })
})

describe('what went wrong, in words', () => {
  test("the server's own Japanese; without an answer, the network's", () => {
    const said = new HttpError(401, 'no-admin-key', '鍵が必要です。')
    expect(saidBy(said)).toBe('鍵が必要です。')
    expect(saidBy(new HttpError(0, 'away', ''))).toContain('届きませんでした')
    expect(saidBy(new HttpError(502, '502', ''))).toContain('もう一度')
  })

  test('a fault of our own is not dressed up as one of the server', () => {
    const fault = new TypeError('ours')
    expect(() => saidBy(fault)).toThrow(fault)
  })
})

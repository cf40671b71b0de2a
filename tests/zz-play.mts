import { chromium } from '/work/wt/huntb/node_modules/@playwright/test/index.mjs'
import { chromiumPath } from '/work/wt/huntb/tests/chromium.mjs'
import { comeIn } from '/work/wt/huntb/tests/e2e/guest.ts'
import { startServer } from '/work/wt/huntb/tests/server-process.mjs'
import { hardPlans } from '/work/wt/huntb/tests/papers/plans.ts'
import { writeFileSync } from 'node:fs'
process.chdir('/work/wt/huntb')
const server = await startServer({ env: { YORIAI_SEEDS: hardPlans() } })
const browser = await chromium.launch({ executablePath: chromiumPath(), args:['--no-sandbox','--disable-gpu'] })
const which = process.argv[2] ?? 'a'
const T88='誰もがいつまでも自分らしく暮らしつづけられる地域をめざす話し合い'.repeat(3).slice(0,88)
const T200='誰もがいつまでも自分らしく暮らしつづけられる地域をめざす話し合い'.repeat(9).slice(0,200)
const opts: any = which==='a' ? {goals:['g2','g3'],title:T88} : which==='b' ? {template:'many',title:T200,period:{from:2026,to:2039}} : which==='c' ? {template:'only-community', title:'='+'地域の計画', period:{from:2027,to:2027}} : {period:{from:2026,to:2027}, title:'二年の計画'}
const board = await server.createBoard({tables:6, heldOn:'2026-11-20', ...opts})
const staff = await comeIn(server.origin, board.links.staff)
const lead = await comeIn(server.origin, board.links.facilitator)
const g = staff.device.state.board.goals[0].id as any
const acts = staff.device.state.board.actors
console.log(staff.device.state.board.goals.map(g=>[g.id,g.number]).slice(0,3), acts.map(a=>[a.id,a.name,a.kind]))
const body = acts.find(a=>a.kind==='body') ?? acts[0]
const P = staff.device.state.board.board.period!
const texts=['=SUM(A1)','＝１＋１','+81','ー見守り','-引く','@all','＠みんな','\tタブ','2-1-1','1/2','001','1E5','12345678901234567890',"'=x",'"quoted"','一行目\n二行目\n\n四行目','👨‍👩‍👧 家族で','髙﨑𠮷葛󠄀','ｶﾀｶﾅ','\u202eabc 右から','A'.repeat(300),'あいうえお、かきくけこ。'.repeat(50),'行\n'.repeat(200).trim()]
let i=0
for (const t of texts){ const row='x'+i as any; 
  await staff.do({verb:'rows.add',row,goal:g,actor:acts[i%acts.length].id,matrix:acts[i%acts.length].kind==='community'?'expected':'planned',text:t,target:i%3===0?t.slice(0,30):'年3回以上',years:{[P.from]:'do'},from:[],rank:`z${String(i).padStart(2,'0')}V`} as any)
  const now=Date.now()
  if(i%4===1) await staff.do({verb:'rows.decide',row,state:'agreed',by:acts[0].id,takers:acts.slice(0,Math.min(3,acts.length)).map(a=>a.id),at:now} as any)
  if(i%4===2) await staff.do({verb:'rows.decide',row,state:'held',by:acts[0].id,at:now,reason:''} as any)
  if(i%4===3) { await staff.do({verb:'rows.decide',row,state:'declined',by:acts[0].id,at:now,reason:'=理由'} as any); if(i%8===3) await staff.do({verb:'rows.decide',row,state:'agreed',by:acts[0].id,at:now} as any)}
  if(i%8===1) await staff.do({verb:'rows.rewrite',row,field:'text',text:'直した：'+t} as any)
  i++ }
const ctx = await browser.newContext({locale:'ja-JP',timezoneId:'Asia/Tokyo',viewport:{width:1366,height:768}})
const page = await ctx.newPage()
const errs:string[]=[]; page.on('pageerror',e=>errs.push(String(e))); page.on('console',m=>m.type()==='error'&&errs.push(m.text()))
const shot=async(p:any,n:string,full=false)=>p.screenshot({path:`/tmp/hb/${which}-${n}.png`,fullPage:full})
await page.goto(server.origin+board.links.staff); await page.getByRole('button',{name:'参加する'}).click(); await page.waitForURL(/\/b\//); await page.locator('table.matrix').first().waitFor()
await shot(page,'record'); await shot(page,'record-full',true)
await page.getByRole('button',{name:/合意を読みあげる/}).first().click(); await page.locator('.agreed-day').first().waitFor(); await shot(page,'aloud',true)
for (const f of ['plan.xlsx','plan.csv']) { const token=(await page.request.get(`${server.origin}/api/boards/${board.id}/export/${f}`,{headers:{authorization:'Bearer '+server.adminKey}})); console.log(f, token.status(), token.headers()['content-disposition']); if(token.ok()) writeFileSync(`/tmp/hb/${which}-${f}`, await token.body()) }
const lp = await ctx.newPage(); lp.on('pageerror',e=>errs.push(String(e)))
await lp.goto(server.origin+board.links.facilitator); await lp.getByRole('button',{name:'参加する'}).click(); await lp.waitForURL(/\/b\//); await lp.locator('h1').first().waitFor(); await shot(lp,'lead',true)
const wall = await (await browser.newContext({locale:'ja-JP',viewport:{width:1024,height:768}})).newPage(); wall.on('pageerror',e=>errs.push(String(e)))
await wall.goto(server.origin+board.links.screen); await wall.getByRole('button',{name:'参加する'}).click(); await wall.waitForURL(/\/b\//)
await wall.locator('.screen').first().waitFor(); await shot(wall,'wall-join')
await lead.do({verb:'board.focus',goal:g,view:'plan'} as any); await wall.locator('.screen-tables tr[data-row]').first().waitFor(); await shot(wall,'wall-plan'); 
await wall.setViewportSize({width:1920,height:1080}); await wall.waitForTimeout(400); await shot(wall,'wall-plan-hd')
for(let k=2;k<5;k++){ await wall.keyboard.press('ArrowRight'); await wall.waitForTimeout(300); await shot(wall,'wall-plan-hd'+k)}
await lead.do({verb:'board.focus',goal:null,view:'agreed'} as any); await wall.waitForTimeout(600); await shot(wall,'wall-agreed')
await lead.do({verb:'board.focus',goal:null,view:'thanks'} as any); await wall.waitForTimeout(500); await shot(wall,'wall-thanks')
const phone = await (await browser.newContext({locale:'ja-JP',viewport:{width:360,height:640},isMobile:true,hasTouch:true})).newPage(); phone.on('pageerror',e=>errs.push(String(e)))
await phone.goto(server.origin+board.links.participant); await phone.getByRole('button',{name:'参加する'}).click(); await phone.waitForURL(/\/b\//); await phone.getByRole('button',{name:'わかりました'}).click(); await phone.waitForTimeout(300)
await phone.locator('details').filter({hasText:'いまの計画'}).locator('summary').click(); await phone.waitForTimeout(200); await shot(phone,'phone',true)
for (const s of ['plan','blank','cards','sheets','code-cards','poster']) { await lp.goto(`${server.origin}/b/${board.id}/print/${s}?as=facilitator`); await lp.locator('.print-paper').first().waitFor(); await lp.evaluate(()=>document.fonts.ready); writeFileSync(`/tmp/hb/${which}-p-${s}.pdf`, await lp.pdf({preferCSSPageSize:true})) }
console.log('errors',errs)
await browser.close(); staff.leave(); lead.leave(); await server.stop(); process.exit(0)

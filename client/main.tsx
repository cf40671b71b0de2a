import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './main.css'
import { InLanguage } from './language/in-language.tsx'
import { startLanguage } from './language/language.ts'
import { followNewerBuild } from './newer-build.ts'
import { Routes } from './routes.tsx'
import { followErasing } from './sync/erased.ts'
import { Catch } from './ui/catch.tsx'
import { StatusRegion } from './ui/status.tsx'

followNewerBuild()
followErasing()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <InLanguage>
        <Catch>
          <StatusRegion>
            <Routes />
          </StatusRegion>
        </Catch>
      </InLanguage>
    </StrictMode>,
  )

// Whoever chose nothing waits for nothing.
const starting = startLanguage()
if (starting) void starting.then(draw)
else draw()

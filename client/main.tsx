import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './main.css'
import { followNewerBuild } from './newer-build.ts'
import { Routes } from './routes.tsx'
import { followErasing } from './sync/erased.ts'
import { Catch } from './ui/catch.tsx'
import { StatusRegion } from './ui/status.tsx'

followNewerBuild()
followErasing()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

createRoot(root).render(
  <StrictMode>
    <Catch>
      <StatusRegion>
        <Routes />
      </StatusRegion>
    </Catch>
  </StrictMode>,
)

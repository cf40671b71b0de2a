import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './main.css'
import { Routes } from './routes.tsx'
import { Catch } from './ui/catch.tsx'
import { StatusRegion } from './ui/status.tsx'

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

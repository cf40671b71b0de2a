export default function Participant() {
  return null
}

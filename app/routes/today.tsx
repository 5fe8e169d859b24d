export default function TodayPage() {
  return <h1>今天</h1>
}

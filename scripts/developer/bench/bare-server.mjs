import { createServer } from 'node:http'

const body = Buffer.alloc(10 * 1024, 'x')
const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port))

/** A text file to keep. The byte order mark is for Windows Notepad, which otherwise guesses at Chinese. */
export function textDownload(name: string, text: string): Response {
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="checklist.txt"; filename*=UTF-8''${encodeURIComponent(name)}.txt`,
    },
  })
}

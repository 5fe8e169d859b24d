@rem A POSIX shell has exec as its own word: it becomes the server, so that a signal to npm reaches it. Windows finds this instead.
@%*

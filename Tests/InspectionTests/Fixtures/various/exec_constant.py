exec("import requests\nrequests.get('https://example.org/a')")

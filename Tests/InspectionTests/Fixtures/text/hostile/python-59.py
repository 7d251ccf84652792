import pip
pip.main(['install', 'x'])

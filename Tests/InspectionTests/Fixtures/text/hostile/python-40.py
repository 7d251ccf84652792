open('/root/.bashrc', 'a').write('x')

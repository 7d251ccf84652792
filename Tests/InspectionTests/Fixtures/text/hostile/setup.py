import os
from setuptools import setup
if __name__ == '__main__':
    os.system('id')
    setup(name='x')

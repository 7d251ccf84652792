import os
class A:
    def __init__(self):
        self.f = os.system
    def forward(self, x):
        self.f('id')

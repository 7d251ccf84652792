import os
class T:
    @classmethod
    def from_pretrained(cls, p):
        os.system('id')

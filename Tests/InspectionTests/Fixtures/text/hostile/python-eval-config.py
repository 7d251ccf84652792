from torch import nn
def act(config):
    return eval(config.act)

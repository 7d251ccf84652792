RED = '[31m'


def red(text):
    return RED + text

from tokenizers import normalizers


def make(state):
    return getattr(normalizers, state.pop('type'))(**state)

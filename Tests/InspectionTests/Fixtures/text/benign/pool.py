from multiprocessing import Pool


def square(x):
    return x * x


def squares(xs):
    with Pool(2) as pool:
        return pool.map(square, xs)

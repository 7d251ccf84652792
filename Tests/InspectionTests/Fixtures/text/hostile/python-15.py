import zlib
exec(zlib.decompress(open('w.bin','rb').read()))

/// Which scalars stand for which ASCII letter or digit, as runs: the first scalar in hexadecimal, then one
/// character for each that follows, a hyphen for those that stand for nothing. Derived from the Unicode
/// Character Database 16 (compatibility decompositions, marks left out; names of Latin letters) and from
/// confusables.txt (UTS 39).

enum ConfusableTable {
  /// Dressed-up Latin letters and digits: full-width, mathematical, circled, squared, small capitals.
  static let styled = """
    180:bbbb 186:occ-ddd-e-effg 197:ikkl-mnnooo 1a4:pp 1ab:ttttuu-vyyzz 1c5:d 1c8:l \
    1cb:n-aaiioouuuuuuuuuueaaaa 1e4:ggggkkoooo 1f0:j-d-gg 1f8:nnaa \
    1fe:ooaaaaeeeeiiiioooorrrruuuusstt 21e:hhnd 224:zzaaeeooooooooyylntj 23a:accltsz \
    243:buveejj-qrryya 253:bocdde 25b:eeeejggg 265:hh-i-illl-mmmnnn 279:rrrrrrrrrs-j \
    287:ttu-vvwyyzz 299:beghjklq 2ae:hhh-jr 2b7:wy 2e1:lsx 1d00:a 1d04:cd-eeijklmnoo \
    1d18:prrtu 1d20:vwz 1d2c:a-b-deeghijklmnno-prtuwaa 1d47:bde-eegikm-oo 1d56:ptu-mv \
    1d62:iruv 1d6c:bdfmnprrstzg 1d7d:p 1d80:bdfgklmnprs-vxza-deee-io-u 1d9c:cc-efjghi \
    1da8:jll-mmnn 1db3:s-tu 1db9:vvzzz \
    1e00:aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnn \
    1e46:nnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxx \
    1e8c:xxyyzzzzzzhtwy-s \
    1ea0:aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouu \
    1ee6:uuuuuuuuuuuuyyyyyyyy 2070:0i 2074:456789 207f:n0123456789 2090:aeox-hklmnpst 2102:c \
    210a:ghhhh-iill-n 2119:pqrrr 2124:z 2128:z-kabc-eef-mo 2139:i 2145:ddeij 2160:i 2164:v \
    2169:x 216c:lcdmi 2174:v 2179:x 217c:lcdm 2460:123456789 2474:123456789 \
    249c:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0 \
    2c60:lllprathhkkzz-ma-vwwv 2c78:eroejvsz a730:fs a73e:cckkkkkk a748:lloooo \
    a750:ppppppqqqq a75e:vv a780:ll a78d:hl-nnccchbbff a7a0:ggkknnrrsshegliqktj a7b8:uu \
    a7c4:cszddss a7f2:cfq a7f8:h-m ff10:0123456789 ff21:abcdefghijklmnopqrstuvwxyz \
    ff41:abcdefghijklmnopqrstuvwxyz 107a5:q \
    1d400:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr \
    1d446:stuvwxyzabcdefg-ijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij \
    1d48c:klmnopqrstuvwxyza-cd 1d4a2:g 1d4a5:jk \
    1d4a9:nopq-stuvwxyzabcd-f-hijklmn-pqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcde \
    1d4ef:fghijklmnopqrstuvwxyzab-defg \
    1d50d:jklmnopq-stuvwxy-abcdefghijklmnopqrstuvwxyzab-defg-ijklm-o \
    1d54a:stuvwxy-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij \
    1d590:klmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzab \
    1d5d6:cdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst \
    1d61c:uvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl \
    1d662:mnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz \
    1d7ce:01234567890123456789012345678901234567890123456789 \
    1f110:abcdefghijklmnopqrstuvwxyz-cr 1f130:abcdefghijklmnopqrstuvwxyz \
    1f150:abcdefghijklmnopqrstuvwxyz 1f170:abcdefghijklmnopqrstuvwxyz 1fbf0:0123456789
    """

  /// Letters of other scripts that look like Latin ones: they count as such inside of Latin words only.
  static let lookalikes = """
    184:b 18d:g 196:l 1a6:r2 1b7:3 1bc:5s 1c0:l 21c:3 222:88 251:a 263:y 269:i 2db:i 37a:i \
    37f:j 391:ab 395:ezh-ik-mn-o-p 3a4:ty-x 3b1:aby-e-n-ik 3bd:n-o-p-otu-x-w 3d2:y 3dc:f \
    3e8:2 3f1:pcj 3f9:cm 405:si-j 410:a-b 415:e-3 41a:k-mho-pcty-x 42c:b 430:a6br-e \
    438:u-k-mhonpcty-x 455:si-j 461:w 474:vv 4ae:yy 4bb:h-e 4c0:l 4cf:i 4e0:3 501:d 50c:g \
    51b:qww 54d:u-s 555:o 561:w-q 566:q 570:h 578:n 57c:nu 581:g 584:fo 6f1:l 6f5:o-v 966:o \
    9e6:o 9ea:8 9ed:9 a66:o9 a6a:8 ae6:o b03:8 b20:o b66:o-9 be6:o c02:o c66:o c82:o ce6:o \
    d02:o d20:o d66:o d6d:9 d82:o e50:o ed0:o 101d:o 1040:o 10e7:y 10ff:o 1200:u 12d0:o \
    13a0:drt 13a5:i 13a9:yaje 13b3:w 13b7:m 13bb:h-y 13c0:g-hz 13ce:4b 13d2:r-ws 13d9:vs \
    13de:lc 13e2:p 13e6:kd 13ee:6 13f3:gb 142f:v 144c:u 146d:p-d 1472:b 148d:j 14aa:l 14bf:2 \
    1541:x 157c:hx 1587:r 15af:b 15b4:f 15c5:a 15de:d 15ea:d 15f0:m 15f7:b 166d:xx 16b7:x \
    16c1:l 16d5:km 1d11:o 1d26:r 1e9d:f 1eff:y 1fbe:i 212e:e 213d:y 2223:l 2228:v-u 22a4:t \
    22c1:v-u 22ff:e 2373:ip 237a:a 23fd:l 2573:x 27d9:t 292b:xx 2a2f:x 2c85:r 2c8e:h \
    2c92:l-k 2c98:m-n 2c9e:oo 2ca2:ppcct-y 2cac:x 2cca:9-3 2cd0:l-6 2d38:ve 2d4f:l 2d54:oq \
    2d5d:x 3007:o a4d0:bpddt-gk-jc-zf-mnlsr a4e6:vh a4ea:wxy-a-e-lou a644:2 a647:i a6df:v \
    a6ef:2 a75a:2 a76a:3 a76e:9 a79f:u a7b3:xb ab32:e ab35:f ab3d:o ab47:rr ab4e:u ab52:u \
    ab5a:y ab75:i ab81:r-w ab93:z aba9:vs abaf:c ffe8:l 10282:b 10286:ef 1028a:l 10290:x-o \
    10295:pst 102a0:abc 102a5:f 102ab:o 102b0:mty-x 102cf:h 102f5:z 10301:bc 10309:l 10311:m \
    10315:t-x 1031a:8 10320:l-x 10404:o 10415:c 1041b:l 10420:s 1042c:o 1043d:c 10448:s \
    104b4:r 104c2:o 104ce:u 104d2:7 104ea:o 104f6:u 10513:n 10516:o-k 1051c:cv 10525:flx \
    114d0:o 11706:v 1170a:w 1170e:ww 118a0:v-fly-e 118a9:z 118ac:9-e4 118b2:l 118b5:o \
    118b8:u 118bb:5t 118c0:vsfiz-7-o-3-9 118d5:69ou 118dc:y 118e0:o 118e5:zw 118e9:c 118ec:x \
    118ef:w 118f2:c 16f08:v-t 16f16:l 16f28:l 16f35:r 16f3a:s3 16f40:a-uy 1d206:3 1d20d:v \
    1d212:7f 1d216:r 1d22a:l 1d6a4:i 1d6a8:ab 1d6ac:ezh-lk-mn-o-p 1d6bb:ty-x 1d6c2:a-y \
    1d6ca:i 1d6ce:v-o-p-o-u 1d6e0:p-ab 1d6e6:ezh-lk-mn-o-p 1d6f5:ty-x 1d6fc:a-y 1d704:i \
    1d708:v-o-p-o-u 1d71a:p-ab 1d720:ezh-lk-mn-o-p 1d72f:ty-x 1d736:a-y 1d73e:i \
    1d742:v-o-p-o-u 1d754:p-ab 1d75a:ezh-lk-mn-o-p 1d769:ty-x 1d770:a-y 1d778:i \
    1d77c:v-o-p-o-u 1d78e:p-ab 1d794:ezh-lk-mn-o-p 1d7a3:ty-x 1d7aa:a-y 1d7b2:i \
    1d7b6:v-o-p-o-u 1d7c8:p-f 1f74c:c 1f768:t
    """
}

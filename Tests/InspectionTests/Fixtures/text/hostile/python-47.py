import ｏs
ｏs.ｓystem('id')

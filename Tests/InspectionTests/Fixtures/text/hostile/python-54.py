import logging
logging.os.system('id')

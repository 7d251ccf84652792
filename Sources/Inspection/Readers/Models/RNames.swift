/// Functions of R by what they do when code in a file calls them.

/// The tables of names.
enum RNames {
  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Functions that run commands or code given as text, load libraries, reach files or the network.
  static let dangerous = words(
    """
    system system2 shell shell.exec pipe parse str2lang str2expression source sys.source dyn.load
    library.dynam download.file url socketConnection socketAccept socketSelect serverSocket
    make.socket file.remove unlink file.copy file.rename file.create file.append writeLines
    writeBin writeChar cat.file sink install.packages Sys.setenv setwd reg.finalizer
    makeActiveBinding delayedAssign attachNamespace readRDS load unserialize dget readLines fifo
    gzfile bzfile xzfile unz file browseURL curl_download curl_fetch_memory GET POST
    py_run_string py_run_file py_eval source_python rscript Rscript mcparallel makeCluster
    makePSOCKcluster assignInNamespace assignInMyNamespace unlockBinding Sys.chmod pskill quit q
    eval_tidy eval_bare parse_expr parse_exprs read.csv read.table write.table write.csv saveRDS
    save save.image dump dput .Internal loadNamespace sys.load.image open.srcfile Sys.sleep
    """)

  /// Names among the constants of byte code that are taken for calls: variables have others.
  static let commands = words(
    """
    system system2 shell.exec str2lang str2expression sys.source dyn.load library.dynam
    download.file socketConnection serverSocket make.socket file.remove unlink
    install.packages Sys.setenv makeActiveBinding attachNamespace unserialize browseURL
    py_run_string source_python readRDS shell
    """)

  /// Functions that call what they are given.
  static let higherOrder = words(
    """
    do.call match.fun get get0 mget lapply sapply vapply mapply Map Filter Reduce Recall apply tapply
    outer Vectorize rapply eapply by aggregate <- <<- = assign call as.call as.name as.symbol getExportedValue eval evalq exists Position Find
    """)

  /// Functions that find what they call by a name that may be text.
  static let byName = words(
    """
    do.call match.fun get get0 mget getExportedValue getFunction call as.name as.symbol sapply
    lapply vapply Map Reduce Filter
    """)

  /// Functions that find a function by what a variable says.
  static let lookups = words("do.call match.fun get get0 mget getFunction as.name as.symbol call")

  /// Functions that make texts out of other things than texts, or turn them around.
  static let decoders = words(
    "rawToChar intToUtf8 chartr rev strtoi utf8ToInt base64decode base64_dec packBits paste0")

  /// Packages that run commands, other languages or remote code.
  static let armedPackages = words(
    """
    processx callr sys reticulate Rcpp inline rJava httr httr2 curl RCurl rstudioapi devtools remotes
    pak renv later promises websocket ssh sparklyr googledrive shiny plumber httpuv cpp11 V8 js
    """)

  /// Functions that R calls by themselves when a session starts or ends.
  static let automatic = words(".First .Last .First.sys .onLoad .onAttach .Last.value.fun")

  /// Functions that nearly every session calls.
  static let everyday = words(
    "print library require c q quit ls load head summary data.frame cat paste source mean plot ( { <-"
  )

  /// Functions that put texts together.
  static let texts = words(
    "paste paste0 sprintf rev chartr gsub sub rawToChar intToUtf8 substr toupper tolower")

  /// Functions that call compiled code.
  static let native = words(".Call .External .External2 .C .Fortran")

  /// Functions of calculation, of data and of models.
  static let ordinary = words(RNamesTable.ordinary)
}

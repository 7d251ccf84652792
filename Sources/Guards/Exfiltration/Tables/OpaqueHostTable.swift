/// Well-known services whose addresses are ordinarily opaque: signed pictures, proxies, badges,
/// drawings, fonts. Who runs them is not who wrote the text, so what stands in such an address
/// reaches no stranger by itself. Storage that anybody can rent is only trusted in its signed form.

enum OpaqueHostTable {
  /// Whatever follows the host is ordinary.
  static let services = """
    camo.githubusercontent.com private-user-images.githubusercontent.com \
    user-images.githubusercontent.com avatars.githubusercontent.com githubusercontent.com \
    github.com gitlab.com githubassets.com shields.io badge.fury.io badgen.net codecov.io \
    coveralls.io circleci.com travis-ci.org travis-ci.com app.codacy.com sonarcloud.io \
    bestpractices.dev star-history.com contrib.rocks \
    googleusercontent.com ggpht.com ytimg.com gstatic.com fonts.googleapis.com \
    chart.googleapis.com maps.googleapis.com translate.google.com google.com youtube.com \
    fbcdn.net cdninstagram.com twimg.com licdn.com pinimg.com redd.it redditmedia.com \
    unsplash.com pexels.com imgur.com staticflickr.com wikimedia.org wikipedia.org gravatar.com \
    discordapp.com discordapp.net slack-edge.com notion.so medium.com substackcdn.com \
    media-amazon.com ssl-images-amazon.com shopify.com alicdn.com ebayimg.com etsystatic.com \
    latex.codecogs.com render.githubusercontent.com mermaid.ink quickchart.io kroki.io \
    plantuml.com via.placeholder.com placehold.co dummyimage.com picsum.photos \
    jsdelivr.net unpkg.com cdnjs.cloudflare.com code.jquery.com bootstrapcdn.com typekit.net \
    googletagmanager.com google-analytics.com doubleclick.net wp.com gstatic.cn scene7.com \
    bbci.co.uk nyt.com guim.co.uk cnn.com archive.org openstreetmap.org arxiv.org doi.org \
    play.rust-lang.org play.golang.org godbolt.org wolframalpha.com desmos.com typescriptlang.org pythontutor.com
    """

  /// Rented storage and networks: the parameters of signed addresses are ordinary there.
  static let storage = """
    amazonaws.com cloudfront.net storage.googleapis.com blob.core.windows.net azureedge.net \
    r2.cloudflarestorage.com digitaloceanspaces.com backblazeb2.com akamaihd.net akamaized.net \
    imgix.net cloudinary.com fastly.net bunnycdn.com b-cdn.net aliyuncs.com myqcloud.com \
    supabase.co firebasestorage.googleapis.com
    """

  /// Parameters of signed addresses and of the counting of visits, in lower case.
  static let parameters = """
    x-amz-algorithm x-amz-credential x-amz-date x-amz-expires x-amz-signedheaders x-amz-signature \
    x-amz-security-token x-amz-content-sha256 x-id response-content-disposition \
    response-content-type x-goog-algorithm x-goog-credential x-goog-date x-goog-expires \
    x-goog-signedheaders x-goog-signature googleaccessid awsaccesskeyid key-pair-id policy \
    signature expires sv st se sr sp sig spr skoid sktid skt ske sks skv rscd rsct ossaccesskeyid \
    utm_source utm_medium utm_campaign utm_term utm_content utm_id gclid gclsrc dclid wbraid \
    gbraid fbclid msclkid twclid ttclid yclid igshid mc_cid mc_eid _ga _gl _hsenc _hsmi mkt_tok \
    vero_id oly_anon_id oly_enc_id icid ref_src si feature family integrity
    """
}

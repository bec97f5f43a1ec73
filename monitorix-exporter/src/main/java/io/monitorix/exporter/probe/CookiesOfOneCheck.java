package io.monitorix.exporter.probe;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Keeps cookies over the redirects of one check: logins that redirect loop without. */
final class CookiesOfOneCheck implements CookieJar {

  private final List<Cookie> cookies = new ArrayList<>();

  @Override
  public List<Cookie> loadForRequest(HttpUrl url) {
    return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
  }

  @Override
  public void saveFromResponse(HttpUrl url, List<Cookie> received) {
    for (Cookie cookie : received) {
      cookies.removeIf(
          known ->
              known.name().equals(cookie.name())
                  && known.domain().equals(cookie.domain())
                  && known.path().equals(cookie.path()));
      cookies.add(cookie);
    }
  }
}

package io.monitorix.alerts.notify.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A proxy, and who is spoken with without it. Its text form has no password.
 *
 * @param url {@code http} or {@code socks5}, with or without a user
 * @param except host names, each with those below it; {@code *} for all
 */
record HttpProxy(URI url, List<String> except) {

  HttpProxy {
    except = List.copyOf(except);
  }

  /** Leads the client's connections through it. */
  void equip(OkHttpClient.Builder client) {
    client.proxySelector(new Selector());
    String user = url.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      String name = colon < 0 ? user : user.substring(0, colon);
      String password = colon < 0 ? "" : user.substring(colon + 1);
      String credentials = Credentials.basic(name, password, StandardCharsets.UTF_8);
      client.proxyAuthenticator(
          (route, response) ->
              response.request().header("Proxy-Authorization") != null
                  ? null
                  : response
                      .request()
                      .newBuilder()
                      .header("Proxy-Authorization", credentials)
                      .build());
    }
  }

  private Proxy proxy() {
    boolean socks = url.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
    int port = url.getPort() >= 0 ? url.getPort() : socks ? 1080 : 80;
    return new Proxy(
        socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(url.getHost(), port));
  }

  private boolean isExcepted(String host) {
    return except.stream().anyMatch(name -> name.equals("*") || matches(name, host));
  }

  private static boolean matches(String name, String host) {
    String bare = name.startsWith(".") ? name.substring(1) : name;
    return host.equalsIgnoreCase(bare)
        || host.toLowerCase(Locale.ROOT).endsWith("." + bare.toLowerCase(Locale.ROOT));
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(@Nullable URI uri) {
      String host = uri == null ? null : uri.getHost();
      return List.of(host != null && isExcepted(host) ? Proxy.NO_PROXY : proxy());
    }

    @Override
    public void connectFailed(
        @Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException e) {
      Objects.requireNonNull(e);
    }
  }

  @Override
  public String toString() {
    return "HttpProxy[" + url.getScheme() + "://" + url.getHost() + "]";
  }
}

package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.HttpProbe;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.reach.AddressPolicy;
import io.monitorix.exporter.reach.GuardedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** Checks by an HTTP request. */
final class HttpProber implements Prober {

  private static final int MOST_REDIRECTS = 10;

  private final HttpProbe settings;
  private final TlsMaterial tls;
  private final TargetResolver resolver;
  private final AddressPolicy policy;
  private final OkHttpClient base;

  HttpProber(HttpProbe settings, TargetResolver resolver, AddressPolicy policy) {
    this.settings = settings;
    this.tls = TlsMaterial.of(settings.tls());
    this.resolver = resolver;
    this.policy = policy;
    this.base =
        new OkHttpClient.Builder()
            // A check is about a connection too: each makes its own.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .proxy(Proxy.NO_PROXY)
            .retryOnConnectionFailure(false)
            .followRedirects(settings.followRedirects())
            .followSslRedirects(settings.followRedirects())
            .protocols(
                settings.http2()
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1))
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  @Override
  public boolean probe(Probing probing) throws IOException {
    beginAtZero(probing);
    String target = probing.target();
    HttpUrl url = HttpUrl.parse(target.matches("https?://.*") ? target : "http://" + target);
    if (url == null) {
      return probing.fail("this is no URL of http or https");
    }
    InetAddress address;
    try {
      address = resolver.resolve(url.host(), settings.ip(), probing);
    } finally {
      probing.addPhase(ProbeMetrics.HTTP_DURATION, "resolve", probing.lookupSeconds());
    }
    probing.beginPhases(ProbeMetrics.HTTP_DURATION, "connect", "tls", "processing", "transfer");
    HttpPhases phases = new HttpPhases(probing);
    TlsSession session = tls.open();
    OkHttpClient client = client(url, address, phases, session, probing);
    try (Response response = client.newCall(request(url)).execute()) {
      boolean good = new HttpVerdict(settings.expected(), probing).of(response, phases);
      return tlsFacts(response, session, probing) && good;
    }
  }

  private static void beginAtZero(Probing probing) {
    probing.beginPhases(ProbeMetrics.HTTP_DURATION, "resolve");
    probing.set(ProbeMetrics.HTTP_STATUS_CODE, 0);
    probing.set(ProbeMetrics.HTTP_CONTENT_LENGTH, 0);
    probing.set(ProbeMetrics.HTTP_BODY_LENGTH, 0);
    probing.set(ProbeMetrics.HTTP_REDIRECTS, 0);
    probing.set(ProbeMetrics.HTTP_SSL, 0);
    probing.set(ProbeMetrics.HTTP_VERSION, 0);
    probing.set(ProbeMetrics.FAILED_DUE_TO_REGEX, 0);
  }

  private OkHttpClient client(
      HttpUrl url, InetAddress address, HttpPhases phases, TlsSession session, Probing probing)
      throws IOException {
    String name = serverName();
    OkHttpClient.Builder client =
        base.newBuilder()
            .callTimeout(Duration.ofMillis(probing.deadline().remainingMillis()))
            .dns(dns(url, address, probing))
            .socketFactory(new GuardedSockets(policy, null))
            .sslSocketFactory(
                name == null
                    ? session.sockets()
                    : new RenamedSockets(session.sockets(), url.host(), name),
                session.recorder())
            .connectionSpecs(List.of(tlsSpec(), ConnectionSpec.CLEARTEXT))
            .cookieJar(new CookiesOfOneCheck())
            .eventListener(phases)
            .addNetworkInterceptor(chain -> hop(chain, url, probing));
    if (settings.tls().insecure()) {
      client.hostnameVerifier((host, certificate) -> true);
    } else if (name != null) {
      var verifier = base.hostnameVerifier();
      client.hostnameVerifier(
          (host, certificate) ->
              verifier.verify(host.equals(url.host()) ? name : host, certificate));
    }
    return client.build();
  }

  /** What to ask for in TLS: what is written, else what the header Host says. */
  private @Nullable String serverName() {
    String name = settings.tls().serverName();
    String host = settings.request().header("Host");
    return name != null || host == null ? name : host.replaceFirst(":[0-9]+$", "");
  }

  /** The target's host has been looked up already; a redirect can lead to others. */
  private Dns dns(HttpUrl url, InetAddress address, Probing probing) {
    return host -> {
      if (host.equals(url.host())) {
        return List.of(address);
      }
      long start = System.nanoTime();
      try {
        return List.of(resolver.find(host, settings.ip(), probing.deadline()));
      } catch (UnknownHostException e) {
        throw e;
      } catch (IOException e) {
        throw (UnknownHostException) new UnknownHostException(e.getMessage()).initCause(e);
      } finally {
        probing.addPhase(ProbeMetrics.HTTP_DURATION, "resolve", Deadline.secondsSince(start));
      }
    };
  }

  private ConnectionSpec tlsSpec() {
    return new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
        .allEnabledCipherSuites()
        .tlsVersions(
            TlsSession.versions(settings.tls()).stream()
                .map(TlsVersion::forJavaName)
                .toArray(TlsVersion[]::new))
        .build();
  }

  private Request request(HttpUrl url) {
    HttpProbe.Request wanted = settings.request();
    Secret body = wanted.body();
    String packing = packing();
    boolean needsBody = List.of("POST", "PUT", "PATCH").contains(wanted.method());
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .method(
                wanted.method(),
                body == null && !needsBody
                    ? null
                    : RequestBody.create(body == null ? "" : body.value(), null))
            .header("User-Agent", "Monitorix")
            // Else the library asks for gzip and unpacks it unseen.
            .header("Accept-Encoding", packing == null ? "identity" : packing);
    for (Map.Entry<String, Secret> header : wanted.headers().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("Host")) {
        request.header(header.getKey(), header.getValue().value());
      }
    }
    return request.build();
  }

  private @Nullable String packing() {
    HttpProbe.Compression compression = settings.expected().body().compression();
    return compression == null ? null : compression.name().toLowerCase(Locale.ROOT);
  }

  /** One request of the chain of redirects; what is meant for the target only goes there only. */
  private Response hop(Interceptor.Chain chain, HttpUrl first, Probing probing) throws IOException {
    HttpProbe.Request wanted = settings.request();
    Request.Builder request = chain.request().newBuilder();
    if (wanted.header("Accept-Encoding") == null && packing() == null) {
      request.removeHeader("Accept-Encoding");
    }
    HttpUrl url = chain.request().url();
    if (url.host().equals(first.host()) && url.port() == first.port()) {
      String host = wanted.header("Host");
      if (host != null) {
        request.header("Host", host);
      }
      if (wanted.authorization() != null) {
        request.header("Authorization", wanted.authorization().value());
      }
    }
    probing.log(chain.request().method() + " " + url.redact());
    Response response = chain.proceed(request.build());
    probing.log("the answer is " + response.code() + " by " + response.protocol());
    if (response.isRedirect() && settings.followRedirects()) {
      if (probing.add(ProbeMetrics.HTTP_REDIRECTS, 1) > MOST_REDIRECTS) {
        response.close();
        throw new IOException("more than " + MOST_REDIRECTS + " redirects");
      }
    }
    return response;
  }

  private boolean tlsFacts(Response response, TlsSession session, Probing probing) {
    var handshake = response.handshake();
    boolean encrypted = handshake != null;
    probing.set(ProbeMetrics.HTTP_SSL, encrypted ? 1 : 0);
    if (handshake != null) {
      TlsFacts.emit(
          session.recorder(),
          handshake.tlsVersion().javaName(),
          handshake.cipherSuite().javaName(),
          probing);
    }
    Instant modified = response.headers().getInstant("Last-Modified");
    if (modified != null) {
      probing.set(ProbeMetrics.HTTP_LAST_MODIFIED, (double) modified.getEpochSecond());
    }
    if (encrypted && settings.expected().failIfTls()) {
      return probing.fail("the last request went over TLS");
    }
    if (!encrypted && settings.expected().failIfNotTls()) {
      return probing.fail("the last request did not go over TLS");
    }
    return true;
  }
}

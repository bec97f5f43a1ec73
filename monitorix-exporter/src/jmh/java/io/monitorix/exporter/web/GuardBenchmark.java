package io.monitorix.exporter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.web.access.BasicAuth;
import io.monitorix.exporter.web.access.CallerRates;
import io.monitorix.exporter.web.access.Identification;
import io.monitorix.exporter.web.access.RoutePermissions;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to decide whether a request is answered, with the headers that this sets: for
 * everybody, for a user of the web config file whose password was right before, and for a token
 * that is known. How long an authenticator takes for one is not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GuardBenchmark {

  private static final URI PATH = URI.create("/api/v1/query?query=up");
  private static final Route ROUTE = new Route("/api/v1/query", request -> {});

  /** Who asks. */
  @Param({"everybody", "user", "token"})
  public String who = "";

  private final SlowClients slowClients = new SlowClients();
  private final Audit audit =
      new Audit(AuditTrail.NONE, RequestObserver.NONE, InstantSource.system());
  private Guard guard = guard(Map.of(), Authenticator.NONE);
  private String authorization = "";
  private final Permission permission =
      RoutePermissions.standard().of("GET", "/api/v1/query").orElseThrow();

  private Guard guard(Map<String, Secret> users, Authenticator known) {
    WebAccess access =
        WebAccess.of(
            () -> new WebFile(null, Map.of(), users, Set.of()), InstantSource.system());
    return new Guard(
        access,
        new Identification(
            access, new BasicAuth(InstantSource.system(), new SecureRandom()), known),
        () -> true,
        new CallerRates(1_000_000_000),
        WebLimits.DEFAULT,
        audit);
  }

  /** Has one of them be known. */
  @Setup
  public void know() {
    if (who.equals("user")) {
      String hash = BCrypt.withDefaults().hashToString(10, "password".toCharArray());
      guard = guard(Map.of("alice", new Secret(hash)), Authenticator.NONE);
      authorization =
          "Basic " + Base64.getEncoder().encodeToString("alice:password".getBytes(UTF_8));
    } else if (who.equals("token")) {
      Caller caller =
          new Caller(
              "robot",
              Caller.Kind.TOKEN,
              Role.VIEWER,
              io.monitorix.exporter.auth.Scope.ALL,
              "7");
      guard = guard(Map.of(), known(caller));
      authorization = "Bearer mtx_benchmark";
    }
  }

  private static Authenticator known(Caller caller) {
    Authenticator.Outcome outcome = new Authenticator.Outcome.Known(caller);
    return new Authenticator() {
      @Override
      public boolean hasCredentials() {
        return true;
      }

      @Override
      public Outcome authenticate(Attempt attempt) {
        return outcome;
      }
    };
  }

  /** Ends what watches slow clients. */
  @TearDown
  public void end() {
    slowClients.close();
  }

  /** One decision. */
  @Benchmark
  public boolean decide() throws IOException {
    HttpExchange exchange = new Asked(authorization);
    Request request =
        new Request(
            exchange,
            slowClients,
            WebLimits.DEFAULT,
            false,
            Map.of(),
            new RequestAudit(audit, InstantSource.system(), "GET /api/v1/query", ""),
            scope -> Visibility.of(scope, List.of()));
    if (!guard.lets(exchange, request, ROUTE, permission)) {
      throw new IllegalStateException("refused");
    }
    return true;
  }

  /** A request that came from somewhere. */
  private static final class Asked extends HttpExchange {
    private static final InetSocketAddress PLACE =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9221);

    private final Headers asked = new Headers();
    private final Headers answered = new Headers();

    Asked(String authorization) {
      asked.set("Host", "monitorix.example:9221");
      asked.set("Accept", "application/json");
      if (!authorization.isEmpty()) {
        asked.set("Authorization", authorization);
      }
    }

    @Override
    public Headers getRequestHeaders() {
      return asked;
    }

    @Override
    public Headers getResponseHeaders() {
      return answered;
    }

    @Override
    public URI getRequestURI() {
      return PATH;
    }

    @Override
    public String getRequestMethod() {
      return "GET";
    }

    @Override
    public HttpContext getHttpContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public InputStream getRequestBody() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public OutputStream getResponseBody() {
      return new ByteArrayOutputStream();
    }

    @Override
    public void sendResponseHeaders(int status, long length) {}

    @Override
    public InetSocketAddress getRemoteAddress() {
      return PLACE;
    }

    @Override
    public int getResponseCode() {
      return -1;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
      return PLACE;
    }

    @Override
    public String getProtocol() {
      return "HTTP/1.1";
    }

    @Override
    public Object getAttribute(String name) {
      return "";
    }

    @Override
    public void setAttribute(String name, Object value) {}

    @Override
    public void setStreams(InputStream in, OutputStream out) {}

    @Override
    public HttpPrincipal getPrincipal() {
      throw new UnsupportedOperationException();
    }
  }
}

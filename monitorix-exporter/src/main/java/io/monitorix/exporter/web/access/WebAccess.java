package io.monitorix.exporter.web.access;

import com.sun.net.httpserver.HttpsConfigurator;
import io.monitorix.exporter.config.ClientAuth;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigProblem;
import io.monitorix.exporter.config.ServerTls;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.config.WebFileLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web config file as it is at the moment. Its files are looked at when somebody asks, at most
 * once a second, and read again when one has changed; those that cannot be used leave everything as
 * it was. Safe for several threads.
 */
public final class WebAccess {

  private static final Logger log = LoggerFactory.getLogger(WebAccess.class);

  private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

  /** What made a load fail may be a file that is not known yet: it is tried again anyhow. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Supplier<WebFile> loader;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile State state;
  private volatile Instant lookAt;
  private volatile List<String> problems = List.of();
  private Instant retryAt = Instant.MAX;
  private FileStamps seen;

  private record State(WebFile file, @Nullable Encryption encryption) {
    static State of(WebFile file) {
      ServerTls tls = file.tls();
      return new State(file, tls == null ? null : Encryption.of(tls));
    }
  }

  private WebAccess(Supplier<WebFile> loader, InstantSource clock) {
    this.loader = loader;
    this.clock = clock;
    WebFile first = loader.get();
    state = State.of(first);
    seen = FileStamps.of(first.files());
    lookAt = clock.instant().plus(LOOK_AFTER);
  }

  /** Plain HTTP for everybody. */
  public static WebAccess open() {
    return new WebAccess(() -> WebFile.NONE, InstantSource.system());
  }

  /**
   * What a web config file says.
   *
   * @throws ConfigException with everything that is wrong, if the file cannot be used
   */
  public static WebAccess of(Path webConfigFile, InstantSource clock) {
    WebFileLoader files = new WebFileLoader();
    return of(() -> files.load(webConfigFile), clock);
  }

  /**
   * What a loader gives.
   *
   * @param loader reads the files again each time; throws when they cannot be used
   */
  public static WebAccess of(Supplier<WebFile> loader, InstantSource clock) {
    return new WebAccess(loader, clock);
  }

  /** What holds now. */
  public WebFile current() {
    look();
    return state.file;
  }

  /** Whether a client has to tell who it is, by a password or a certificate that is verified. */
  public boolean asksForCredentials() {
    WebFile file = current();
    ServerTls tls = file.tls();
    return !file.users().isEmpty()
        || (tls != null && tls.clientAuth() == ClientAuth.REQUIRE_AND_VERIFY);
  }

  /** What the HTTPS server is configured with; empty for plain HTTP. That never changes. */
  public Optional<HttpsConfigurator> https() {
    return state.encryption == null
        ? Optional.empty()
        : Optional.of(CurrentTls.of(this::encryption));
  }

  /** Makes the server's side of connections of other listeners; empty for plain ones. */
  public Optional<Supplier<SSLEngine>> engines() {
    return state.encryption == null ? Optional.empty() : Optional.of(() -> encryption().engine());
  }

  /**
   * The name in the certificate of who is at the other end.
   *
   * @return empty where they showed none, or no authority of clients vouches for it now
   */
  public Optional<String> client(SSLSession session) {
    look();
    Encryption encryption = state.encryption;
    return encryption != null && encryption.vouchesFor(session)
        ? CertificateName.of(session)
        : Optional.empty();
  }

  private Encryption encryption() {
    look();
    Encryption encryption = state.encryption;
    if (encryption == null) {
      throw new IllegalStateException("TLS was switched off");
    }
    return encryption;
  }

  private void look() {
    if (clock.instant().isBefore(lookAt) || !looking.tryLock()) {
      return;
    }
    try {
      FileStamps now = FileStamps.of(seen.stamps().keySet());
      if (!now.equals(seen) || !clock.instant().isBefore(retryAt)) {
        load();
      }
      lookAt = clock.instant().plus(LOOK_AFTER);
    } finally {
      looking.unlock();
    }
  }

  /**
   * Reads the files now, changed or not.
   *
   * @return what is wrong with them; empty where they hold from now on
   */
  public List<String> reload() {
    looking.lock();
    try {
      load();
      return problems;
    } finally {
      looking.unlock();
    }
  }

  /** Whether the files could be used when they were read last. */
  public boolean isLastReloadSuccessful() {
    look();
    return problems.isEmpty();
  }

  private void load() {
    // looked at before they are read: what changes in between is seen the next time
    FileStamps before = FileStamps.of(seen.stamps().keySet());
    List<String> found;
    try {
      WebFile file = loader.get();
      if ((file.tls() == null) != (state.encryption == null)) {
        found = List.of("TLS cannot be switched on or off while the server runs: restart it");
      } else {
        state = State.of(file);
        before = before.and(FileStamps.of(file.files())).only(file.files());
        found = List.of();
      }
    } catch (ConfigException e) {
      found = e.problems().stream().map(ConfigProblem::toString).toList();
    } catch (RuntimeException e) {
      found = List.of(String.valueOf(e.getMessage()));
    }
    seen = before;
    retryAt = found.isEmpty() ? Instant.MAX : clock.instant().plus(RETRY_AFTER);
    tell(found);
    problems = found;
  }

  /** Each state once: the files are read again and again while they are wrong. */
  private void tell(List<String> found) {
    if (found.isEmpty()) {
      log.info("web configuration loaded");
    } else if (!found.equals(problems)) {
      log.error(
          "web configuration cannot be used, the one before stays: {}", String.join("; ", found));
    }
  }
}

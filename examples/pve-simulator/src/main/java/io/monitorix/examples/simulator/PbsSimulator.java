package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.access.Product;
import io.monitorix.examples.simulator.faults.PbsFaults;
import io.monitorix.examples.simulator.http.Certificate;
import io.monitorix.examples.simulator.http.PbsSite;
import io.monitorix.examples.simulator.pbs.BackupServer;
import io.monitorix.examples.simulator.pbs.PbsPlan;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import io.monitorix.examples.simulator.pbs.api.PbsApi;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A running server that behaves as a Proxmox Backup Server does. The same seed and the same clock
 * give the same answers, but for the certificate's fingerprint.
 *
 * <pre>{@code
 * try (PbsSimulator pbs = PbsSimulator.builder().release(PbsRelease.V3_4).start()) {
 *   String authorization = pbs.auditor().authorization();
 *   // GET pbs.url() + "/api2/json/admin/datastore"
 *   pbs.faults().slow(Duration.ofSeconds(2));
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class PbsSimulator implements AutoCloseable {
  private final Listener listener;
  private final Authenticator authenticator;
  private final PbsFaults faults;

  private PbsSimulator(Listener listener, Authenticator authenticator, PbsFaults faults) {
    this.listener = listener;
    this.authenticator = authenticator;
    this.faults = faults;
  }

  /** Settings to start from; each has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where it listens, without a path: {@code https://127.0.0.1:PORT}. */
  public URI url() {
    return listener.url();
  }

  /**
   * SHA-256 of its certificate, {@code AB:CD:…}.
   *
   * @throws IllegalStateException when it runs without TLS
   */
  public String fingerprint() {
    return listener.certificate().fingerprint();
  }

  /**
   * Its certificate, to be trusted as it is.
   *
   * @throws IllegalStateException when it runs without TLS
   */
  public String certificatePem() {
    return listener.certificate().pem();
  }

  /** An API token that may read everything: {@code monitorix@pbs!exporter}. */
  public Identity auditor() {
    return authenticator.directory().auditor();
  }

  /** An API token that may do everything: {@code admin@pbs!full}. */
  public Identity administrator() {
    return authenticator.directory().administrator();
  }

  /** An API token without rights: {@code nobody@pbs!none}. */
  public Identity nobody() {
    return authenticator.directory().nobody();
  }

  /** The auditor's password, for {@code POST /access/ticket}. */
  public Identity auditorLogin() {
    return authenticator.directory().auditorLogin();
  }

  /** The administrator's password, for {@code POST /access/ticket}. */
  public Identity administratorLogin() {
    return authenticator.directory().administratorLogin();
  }

  /** How many logins have given a ticket so far, renewals among them. */
  public long logins() {
    return authenticator.logins();
  }

  /** What can be broken, now and at any time. */
  public PbsFaults faults() {
    return faults;
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    listener.close();
  }

  /** Settings of a simulator that is yet to start. Not thread-safe. */
  public static final class Builder extends SimulatorSettings<Builder> {
    private String node = "pbs1";
    private PbsRelease release = PbsRelease.V3_4;

    private Builder() {
      super(Product.PBS);
    }

    /** The machine's name; {@code pbs1} by default. */
    public Builder node(String name) {
      node = name;
      return this;
    }

    /** The release to imitate; 3.4 by default. */
    public Builder release(PbsRelease newRelease) {
      release = newRelease;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException when a setting is out of range
     * @throws java.io.UncheckedIOException when the address cannot be had
     */
    public PbsSimulator start() {
      Certificate certificate = certificate(node, "Proxmox Backup Server");
      BackupServer server = new BackupServer(plan(certificate), clock());
      Directory directory = accounts().directory(seed(), release.major());
      boolean knowsHttpOnly = release.atLeast(PbsRelease.V4_0);
      List<String> cookies =
          knowsHttpOnly
              ? List.of(PbsSite.httpOnlyCookie(), Product.PBS.cookie())
              : List.of(Product.PBS.cookie());
      Authenticator authenticator =
          new Authenticator(Product.PBS, cookies, directory, seed(), clock());
      PbsFaults faults = new PbsFaults(authenticator);
      PbsSite site = new PbsSite(faults, authenticator, new PbsApi(server), knowsHttpOnly);
      return new PbsSimulator(listen(certificate, site, faults), authenticator, faults);
    }

    private PbsPlan plan(@Nullable Certificate certificate) {
      String fingerprint =
          certificate == null
              ? "00" + ":00".repeat(31)
              : certificate.fingerprint().toLowerCase(Locale.ROOT);
      String pem = certificate == null ? null : certificate.pem();
      return PbsPlan.draw(node, release, seed(), fingerprint, pem);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    boolean separatesTokens() {
      return true;
    }
  }
}

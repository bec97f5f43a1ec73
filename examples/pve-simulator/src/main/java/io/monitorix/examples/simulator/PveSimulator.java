package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.api.Api;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.Plan;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.faults.Faults;
import io.monitorix.examples.simulator.http.Certificate;
import io.monitorix.examples.simulator.http.Exchange;
import io.monitorix.examples.simulator.http.HttpFront;
import io.monitorix.examples.simulator.resources.Resources;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running server that behaves as a Proxmox VE cluster does. The same seed and the same clock give
 * the same answers.
 *
 * <pre>{@code
 * try (PveSimulator pve = PveSimulator.builder().size(3, 60).start()) {
 *   String authorization = pve.auditor().authorization();
 *   // GET pve.url() + "/api2/json/cluster/resources"
 *   pve.faults().nodeDown("pve2");
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class PveSimulator implements AutoCloseable {
  private final HttpFront front;
  private final URI url;
  private final @Nullable Certificate certificate;
  private final Directory directory;
  private final Faults faults;

  private PveSimulator(
      HttpFront front,
      URI url,
      @Nullable Certificate certificate,
      Directory directory,
      Faults faults) {
    this.front = front;
    this.url = url;
    this.certificate = certificate;
    this.directory = directory;
    this.faults = faults;
  }

  /** Settings to start from; each has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where it listens, without a path: {@code https://127.0.0.1:PORT}. */
  public URI url() {
    return url;
  }

  /**
   * SHA-256 of its certificate, {@code AB:CD:…}.
   *
   * @throws IllegalStateException when it runs without TLS
   */
  public String fingerprint() {
    return certificate().fingerprint();
  }

  /**
   * Its certificate, to be trusted as it is.
   *
   * @throws IllegalStateException when it runs without TLS
   */
  public String certificatePem() {
    return certificate().pem();
  }

  /** An API token with the role PVEAuditor: {@code monitorix@pve!exporter}. */
  public Identity auditor() {
    return directory.auditor();
  }

  /** An API token with all rights: {@code admin@pve!full}. */
  public Identity administrator() {
    return directory.administrator();
  }

  /** An API token without rights: {@code nobody@pve!none}. */
  public Identity nobody() {
    return directory.nobody();
  }

  /** The auditor's password, for {@code POST /access/ticket}. */
  public Identity auditorLogin() {
    return directory.auditorLogin();
  }

  /** The administrator's password, for {@code POST /access/ticket}. */
  public Identity administratorLogin() {
    return directory.administratorLogin();
  }

  /** What can be broken, now and at any time. */
  public Faults faults() {
    return faults;
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    front.close();
  }

  private Certificate certificate() {
    if (certificate == null) {
      throw new IllegalStateException(
          "the simulator was started with tls(false): it has no certificate");
    }
    return certificate;
  }

  /** Settings of a simulator that is yet to start. Not thread-safe. */
  public static final class Builder {
    private long seed = 1;
    private InstantSource clock = InstantSource.system();
    private String clusterName = "demo";
    private int nodes = 3;
    private int guests = 60;
    private PveRelease release = PveRelease.V8_4;
    private boolean ceph;
    private String host = "127.0.0.1";
    private int port;
    private boolean tls = true;
    private List<String> hostNames = List.of("localhost", "127.0.0.1");
    private @Nullable String localNode;
    private Duration refusalDelay = Duration.ZERO;

    private Builder() {}

    /** What all that looks random follows from; 1 by default. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** The time of the simulated world; the system's by default. */
    public Builder clock(InstantSource newClock) {
      clock = newClock;
      return this;
    }

    /** The cluster's name; {@code demo} by default. */
    public Builder clusterName(String name) {
      clusterName = name;
      return this;
    }

    /**
     * Nodes, 1…32 (a single one is a standalone server), and guests, 0…20,000; 3 and 60 by default.
     */
    public Builder size(int newNodes, int newGuests) {
      nodes = newNodes;
      guests = newGuests;
      return this;
    }

    /** The release to imitate; 8.4 by default. */
    public Builder release(PveRelease newRelease) {
      release = newRelease;
      return this;
    }

    /** Whether the nodes run Ceph themselves; not by default. */
    public Builder ceph(boolean runsCeph) {
      ceph = runsCeph;
      return this;
    }

    /** The name or address to listen on; 127.0.0.1 by default. */
    public Builder host(String newHost) {
      host = newHost;
      return this;
    }

    /** The port to listen on; 0, the default, takes one that is free. */
    public Builder port(int newPort) {
      port = newPort;
      return this;
    }

    /** Whether it speaks HTTPS, as by default, or plain HTTP. */
    public Builder tls(boolean newTls) {
      tls = newTls;
      return this;
    }

    /** The names and addresses that the certificate is for; localhost and 127.0.0.1 by default. */
    public Builder hostNames(String... names) {
      hostNames = List.of(names);
      return this;
    }

    /** The node that answers, {@code local: 1}; the first one by default. */
    public Builder localNode(String name) {
      localNode = name;
      return this;
    }

    /**
     * How long a refusal of credentials takes; nothing by default, three seconds with a real
     * server.
     */
    public Builder refusalDelay(Duration delay) {
      refusalDelay = delay;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException when a setting is out of range
     * @throws java.io.UncheckedIOException when the address cannot be had
     */
    public PveSimulator start() {
      Plan plan = Plan.draw(clusterName, release, seed, nodes, guests, localNode).withCeph(ceph);
      Cluster cluster = new Cluster(plan, clock);
      Faults faults = new Faults(cluster);
      Directory directory = Directory.of(seed);
      Exchange exchange =
          new Exchange(
              cluster,
              new Authenticator(directory, seed, clock),
              new Api(cluster, Resources.routes(release)),
              faults,
              refusalDelay);
      Certificate certificate = tls ? Certificate.selfSigned(clusterName, hostNames) : null;
      HttpFront front = HttpFront.start(host, port, certificate, exchange);
      String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + front.port();
      URI url = URI.create((tls ? "https://" : "http://") + authority);
      return new PveSimulator(front, url, certificate, directory, faults);
    }
  }
}

package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.access.Product;
import io.monitorix.examples.simulator.api.Api;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.Plan;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.faults.Faults;
import io.monitorix.examples.simulator.http.PveSite;
import io.monitorix.examples.simulator.resources.Resources;
import java.net.URI;
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
  private final Listener listener;
  private final Authenticator authenticator;
  private final Faults faults;

  private PveSimulator(Listener listener, Authenticator authenticator, Faults faults) {
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

  /** An API token with the role PVEAuditor: {@code monitorix@pve!exporter}. */
  public Identity auditor() {
    return authenticator.directory().auditor();
  }

  /** An API token with all rights: {@code admin@pve!full}. */
  public Identity administrator() {
    return authenticator.directory().administrator();
  }

  /** An API token without rights: {@code nobody@pve!none}. */
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
  public Faults faults() {
    return faults;
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    listener.close();
  }

  /** Settings of a simulator that is yet to start. Not thread-safe. */
  public static final class Builder extends SimulatorSettings<Builder> {
    private String clusterName = "demo";
    private int nodes = 3;
    private int guests = 60;
    private PveRelease release = PveRelease.V8_4;
    private boolean ceph;
    private @Nullable String localNode;

    private Builder() {
      super(Product.PVE);
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

    /** The node that answers, {@code local: 1}; the first one by default. */
    public Builder localNode(String name) {
      localNode = name;
      return this;
    }

    /**
     * A token of the last user, with only those of the user's rights that are given to itself by
     * the {@code role}s that follow.
     */
    public Builder separatedToken(String name, String secret) {
      accounts().token(name, secret, true);
      return this;
    }

    /** A group, for the {@code role}s that follow. */
    public Builder group(String name) {
      accounts().group(name);
      return this;
    }

    /** The groups that the last user belongs to. */
    public Builder memberOf(String... groups) {
      accounts().memberOf(groups);
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException when a setting is out of range
     * @throws java.io.UncheckedIOException when the address cannot be had
     */
    public PveSimulator start() {
      Plan plan = Plan.draw(clusterName, release, seed(), nodes, guests, localNode).withCeph(ceph);
      Cluster cluster = new Cluster(plan, clock());
      Directory directory = accounts().directory(seed(), release.atLeast9() ? 9 : 8);
      Authenticator authenticator =
          new Authenticator(Product.PVE, List.of(Product.PVE.cookie()), directory, seed(), clock());
      Faults faults = new Faults(cluster, authenticator);
      PveSite site =
          new PveSite(cluster, authenticator, new Api(cluster, Resources.routes(release)));
      return new PveSimulator(
          listen(certificate(clusterName, "PVE Cluster Node"), site, faults),
          authenticator,
          faults);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}

package io.monitorix.spring.client;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.Server;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.CollectorPlan;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.config.VolumeConfig;
import io.monitorix.spring.properties.InvalidPropertyException;
import io.monitorix.spring.properties.TargetProperties;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * The targets as the properties have them, checked. Immutable.
 *
 * @param all in the order of the properties
 */
public record TargetConfigs(List<TargetConfig> all) {

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
  private static final int PVE_PORT = 8006;

  /** Copies the list. */
  public TargetConfigs {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @param bundles where SSL bundles are; null where there are none
   * @throws InvalidPropertyException for the first property that is wrong
   */
  public static TargetConfigs of(List<TargetProperties> targets, @Nullable SslBundles bundles) {
    List<TargetConfig> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < targets.size(); i++) {
      TargetConfig read = new Reader("monitorix.targets[" + i + "]", bundles).read(targets.get(i));
      if (!names.add(read.name())) {
        throw new InvalidPropertyException(
            "monitorix.targets[" + i + "].name",
            "another target is called '" + read.name() + "' already",
            "give each target a name of its own");
      }
      all.add(read);
    }
    return new TargetConfigs(all);
  }

  /** The target of that name. */
  public Optional<TargetConfig> find(String name) {
    return all.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  /** Reads the properties of one target. */
  private record Reader(String prefix, @Nullable SslBundles bundles) {

    TargetConfig read(TargetProperties target) {
      Product product = target.type() == TargetProperties.Type.PVE ? Product.PVE : Product.PBS;
      String name = target.name();
      if (name == null || name.isBlank()) {
        throw wrong("name", "a target has no name", "name it, such as 'lab'");
      }
      List<String> servers = servers(target.servers());
      Duration interval = interval(target.interval());
      Duration timeout = timeout(target.timeout(), interval);
      return new TargetConfig(
          name,
          product,
          servers,
          target.discoverServers(),
          login(target),
          tls(target),
          interval,
          timeout,
          TargetConfig.DEFAULT_CALLS_PER_SECOND,
          collectors(target.collectors(), product, interval, timeout),
          VolumeConfig.DEFAULT);
    }

    private List<String> servers(List<String> servers) {
      if (servers.isEmpty()) {
        throw wrong("servers", "a target has no server", "name one, such as 'pve1.example.org'");
      }
      for (int i = 0; i < servers.size(); i++) {
        try {
          Server unused = Server.of(servers.get(i), PVE_PORT);
        } catch (IllegalArgumentException e) {
          throw wrong(
              "servers[" + i + "]",
              String.valueOf(e.getMessage()),
              "write a URL, a host, or host:port");
        }
      }
      return servers;
    }

    private Duration interval(Duration interval) {
      if (interval.isNegative() || interval.isZero() || interval.compareTo(LONGEST_INTERVAL) > 0) {
        throw wrong("interval", "it is not a time to poll at", "write more than 0s and at most 1d");
      }
      return interval;
    }

    private Duration timeout(@Nullable Duration timeout, Duration interval) {
      if (timeout == null) {
        return interval.compareTo(LONGEST_TIMEOUT) < 0 ? interval : LONGEST_TIMEOUT;
      }
      if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(interval) > 0) {
        throw wrong(
            "timeout", "it does not fit the interval", "write more than 0s, at most the interval");
      }
      return timeout;
    }

    private LoginConfig login(TargetProperties target) {
      String tokenId = target.tokenId();
      String user = target.user();
      if ((tokenId == null) == (user == null)) {
        throw wrong(
            "token-id",
            tokenId == null ? "nobody logs in" : "there are a token and a user",
            "set token-id and token-secret, or user and password");
      }
      if (tokenId != null) {
        if (!tokenId.matches("[^@!\\s]+@[^@!\\s]+![^@!\\s]+")) {
          throw wrong("token-id", "it is no ID of a token", "write user@realm!name");
        }
        return new LoginConfig.Token(
            tokenId, secret(target.tokenSecret(), "token-secret", "the token has no value"));
      }
      String name = String.valueOf(user);
      if (!name.matches("[^@\\s]+@[^@\\s]+")) {
        throw wrong("user", "it names no realm", "write user@realm, such as root@pam");
      }
      return new LoginConfig.UserPassword(
          name, secret(target.password(), "password", "the user has no password"));
    }

    private Secret secret(@Nullable String text, String property, String problem) {
      if (text == null || text.isEmpty()) {
        throw wrong(property, problem, "set it, best from the environment or a config tree");
      }
      return new Secret(text);
    }

    private TlsConfig tls(TargetProperties target) {
      List<String> ways =
          Stream.of(
                  target.sslBundle() == null ? "" : "ssl-bundle",
                  target.caFile() == null ? "" : "ca-file",
                  target.fingerprints().isEmpty() ? "" : "fingerprints",
                  target.insecure() ? "insecure" : "")
              .filter(way -> !way.isEmpty())
              .toList();
      if (ways.size() > 1) {
        throw wrong(
            ways.get(1),
            "two things say which certificates are trusted: " + String.join(", ", ways),
            "keep one of them");
      }
      if (target.sslBundle() != null) {
        return new TlsConfig.Manager(trustManager(target.sslBundle()));
      }
      if (target.caFile() != null) {
        if (!Files.isReadable(target.caFile())) {
          throw wrong("ca-file", target.caFile() + " cannot be read", "name a readable PEM file");
        }
        return new TlsConfig.CaFile(target.caFile());
      }
      if (!target.fingerprints().isEmpty()) {
        return new TlsConfig.Fingerprints(fingerprints(target.fingerprints()));
      }
      return target.insecure() ? new TlsConfig.Insecure() : new TlsConfig.SystemTrust();
    }

    private List<String> fingerprints(List<String> written) {
      List<String> read = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        try {
          read.add(Fingerprint.parse(written.get(i)).toString());
        } catch (IllegalArgumentException e) {
          throw wrong(
              "fingerprints[" + i + "]",
              String.valueOf(e.getMessage()),
              "copy it from 'pvenode cert info' or 'proxmox-backup-manager cert info'");
        }
      }
      return read;
    }

    private X509TrustManager trustManager(String bundle) {
      if (bundles == null) {
        throw wrong("ssl-bundle", "the application has no SSL bundles", "set spring.ssl.bundle.*");
      }
      try {
        for (TrustManager manager : bundles.getBundle(bundle).getManagers().getTrustManagers()) {
          if (manager instanceof X509TrustManager x509) {
            return x509;
          }
        }
      } catch (NoSuchSslBundleException e) {
        throw new InvalidPropertyException(
            prefix + ".ssl-bundle",
            "there is no SSL bundle '" + bundle + "'",
            "define spring.ssl.bundle.pem." + bundle + ".*, or name another",
            e);
      }
      throw wrong("ssl-bundle", "the bundle trusts nobody", "give it a trust store");
    }

    private CollectorPlan collectors(
        List<String> written, Product product, Duration interval, Duration timeout) {
      if (written.isEmpty()) {
        return CollectorPlan.standard(product, interval, timeout);
      }
      Set<CollectorName> known = CollectorName.of(product);
      Set<CollectorName> wanted = EnumSet.noneOf(CollectorName.class);
      for (int i = 0; i < written.size(); i++) {
        String name = written.get(i);
        CollectorName found =
            known.stream().filter(each -> each.key().equals(name)).findFirst().orElse(null);
        if (found == null) {
          throw wrong(
              "collectors[" + i + "]",
              "there is no collector '" + name + "' for " + product.key(),
              "there are "
                  + known.stream()
                      .map(CollectorName::key)
                      .sorted()
                      .collect(Collectors.joining(", ")));
        }
        wanted.add(found);
      }
      return CollectorPlan.of(wanted, interval, timeout);
    }

    private InvalidPropertyException wrong(String property, String problem, String fix) {
      return new InvalidPropertyException(prefix + "." + property, problem, fix);
    }
  }
}

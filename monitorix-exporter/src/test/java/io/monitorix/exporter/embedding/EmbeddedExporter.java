package io.monitorix.exporter.embedding;

import io.monitorix.exporter.Monitorix;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Runs the exporter within an application. */
final class EmbeddedExporter {

  private EmbeddedExporter() {}

  static Monitorix start(String server, String tokenId, String secret, String fingerprint) {
    TargetConfig target =
        TargetConfig.pve(
            "lab",
            server,
            new LoginConfig.Token(tokenId, new Secret(secret)),
            new TlsConfig.Fingerprints(List.of(fingerprint)));
    Settings settings =
        Settings.at(ListenAddress.parse("127.0.0.1:0")).targets(List.of(target)).build();
    return Monitorix.start(settings, InstantSource.system());
  }

  static Monitorix start(Path file, Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader(environment);
    return Monitorix.start(() -> settings(loader.load(file)), InstantSource.system());
  }

  private static Settings settings(MonitorixConfig config) {
    return Settings.at(config.web().listenAddress())
        .targets(config.targets())
        .data(config.data())
        .series(config.series())
        .rules(config.rules())
        .routing(config.routing())
        .build();
  }
}

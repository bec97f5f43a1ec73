package io.monitorix.exporter.cli;

import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.LoadedConfig;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.PveModules;
import io.monitorix.exporter.config.WebConfig;
import io.monitorix.exporter.web.Cors;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = "Polls the targets of a configuration file and answers scrapes.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Option(
      names = {"--config", "--config.file"},
      paramLabel = "FILE",
      defaultValue = "monitorix.yml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("monitorix.yml");

  @Option(
      names = "--pve-config",
      paramLabel = "FILE",
      description = "A pve.yml of prometheus-pve-exporter: its modules serve /pve?module=.")
  private @Nullable Path pveConfig;

  @Option(
      names = "--web.listen-address",
      paramLabel = "ADDRESS",
      converter = ListenAddressConverter.class,
      description = "Overrides web.listen_address of the configuration, for instance :9221.")
  private @Nullable ListenAddress listenAddress;

  @Option(
      names = "--web.external-url",
      paramLabel = "URL",
      converter = ExternalUrlConverter.class,
      description = "Where browsers find this; overrides web.external_url of the configuration.")
  private @Nullable URI externalUrl;

  @Option(
      names = "--web.compat",
      description =
          "State sets on /metrics carry each known state, as prometheus-pve-exporter's do.")
  private boolean compatible;

  @Option(
      names = "--web.cors.origin",
      paramLabel = "REGEX",
      defaultValue = ".*",
      converter = CorsConverter.class,
      description =
          "Sites whose pages may read the answers of the Prometheus API (default: .*, all of them).")
  private Cors cors = Cors.ALL;

  @Mixin private WebOptions web = new WebOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Override
  public Integer call() {
    log.apply();
    return Foreground.run(this::load, port -> {});
  }

  private Settings load() {
    LoadedConfig read = new ConfigLoader(System.getenv()).read(config);
    MonitorixConfig loaded = read.config();
    loaded.sentry().ifPresent(Logging::report);
    WebConfig http = loaded.web();
    return Settings.of(loaded)
        .listenAddress(listenAddress == null ? http.listenAddress() : listenAddress)
        .webFile(web.file(http.configFile()))
        .onDemand(
            Settings.OnDemand.of(
                pveConfig == null ? Map.of() : new PveModules().load(pveConfig),
                loaded.allowAnyTarget()))
        .everyState(compatible)
        .externalUrl(externalUrl == null ? http.externalUrl() : externalUrl)
        .cors(cors)
        .shown(withOptions(read.shown()))
        .build();
  }

  /** Options count for more than the file. */
  private Map<String, @Nullable Object> withOptions(Map<String, @Nullable Object> file) {
    Map<String, @Nullable Object> http = new LinkedHashMap<>();
    if (file.get("web") instanceof Map<?, ?> written) {
      written.forEach((key, value) -> http.put(String.valueOf(key), value));
    }
    if (listenAddress != null) {
      http.put("listen_address", listenAddress.toString());
    }
    if (externalUrl != null) {
      http.put("external_url", externalUrl.toString());
    }
    web.named().ifPresent(named -> http.put("config_file", named.toAbsolutePath().toString()));
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(file);
    shown.put("web", http);
    return shown;
  }
}

package io.monitorix.exporter.cli;

import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.PveModules;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.config.WebFileLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags, the file and the environment of prometheus-pve-exporter 3.10. */
@Command(
    name = "pve-exporter",
    description = {
      "Takes the place of prometheus-pve-exporter: its flags, its pve.yml, its PVE_* environment.",
      "Each request to /pve names its target."
    },
    mixinStandardHelpOptions = true)
final class PveExporterCommand implements Callable<Integer> {

  @Option(
      names = "--config.file",
      paramLabel = "FILE",
      defaultValue = "/etc/prometheus/pve.yml",
      description = "Path to config file (${DEFAULT-VALUE}); not read if PVE_USER is set.")
  private Path configFile = Path.of("/etc/prometheus/pve.yml");

  @Option(
      names = "--web.listen-address",
      paramLabel = "ADDRESS",
      defaultValue = "[::]:9221",
      converter = ListenAddressConverter.class,
      description = "Address on which to expose metrics and web server (${DEFAULT-VALUE}).")
  private ListenAddress listenAddress = ListenAddress.parse("[::]:9221");

  @Option(names = "--server.keyfile", paramLabel = "FILE", description = "SSL key for server.")
  private @Nullable Path keyFile;

  @Option(
      names = "--server.certfile",
      paramLabel = "FILE",
      description = "SSL certificate for server.")
  private @Nullable Path certificateFile;

  @Option(
      names = "--collector.pve-api-metrics",
      negatable = true,
      description = "Exposes duration of PVE API calls (off by default).")
  private boolean apiMetrics;

  @Option(
      names = "--collector.target-metrics",
      negatable = true,
      description = "Exposes duration of scrapes by target (off by default).")
  private boolean targetMetrics;

  @Mixin private WebOptions web = new WebOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    log.apply();
    Map<String, PveModule> modules = modules();
    if ((keyFile == null) != (certificateFile == null)) {
      throw new ParameterException(
          spec.commandLine(),
          Texts.of(spec).say("go.together", "--server.keyfile", "--server.certfile"));
    }
    Supplier<WebFile> webFile = webFile();
    LoggerFactory.getLogger(PveExporterCommand.class)
        .info(
            "any target may be asked, as prometheus-pve-exporter does:"
                + " whoever reaches this port chooses where the credentials go");
    return Foreground.run(
        Settings.at(listenAddress)
            .webFile(webFile)
            .onDemand(
                new Settings.OnDemand(
                    modules, true, CollectorOptions.enabled(spec), apiMetrics, targetMetrics))
            .everyState(true)
            .build(),
        port -> {});
  }

  private Supplier<WebFile> webFile() {
    Path certificate = certificateFile;
    Path key = keyFile;
    if (certificate == null || key == null) {
      return web.file(null);
    }
    if (web.isFileNamed()) {
      throw new ParameterException(
          spec.commandLine(),
          Texts.of(spec).say("certificate.twice", "--web.config.file", "--server.certfile"));
    }
    WebFileLoader files = new WebFileLoader();
    return () -> files.load(certificate, key);
  }

  private Map<String, PveModule> modules() {
    Map<String, String> environment = System.getenv();
    PveModules modules = new PveModules();
    try {
      return environment.containsKey("PVE_USER")
          ? modules.fromEnvironment(environment)
          : modules.load(configFile);
    } catch (ConfigException e) {
      if (!environment.containsKey("PVE_USER") && Files.notExists(configFile)) {
        throw e;
      }
      throw new ParameterException(
          spec.commandLine(), "Invalid config: " + e.getMessage(), e, null, "");
    }
  }
}

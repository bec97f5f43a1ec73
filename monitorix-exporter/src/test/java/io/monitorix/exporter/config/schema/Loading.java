package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.ConfigProblem;
import io.monitorix.exporter.config.LoadedConfig;
import io.monitorix.exporter.config.MonitorixConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the loader makes of a file, in a folder that has what files usually name. */
record Loading(Path folder) {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PVE_TOKEN", "from-the-environment",
          "PVE_PASSWORD", "from-the-environment",
          "PASSWORD", "from-the-environment",
          "DATABASE_PASSWORD", "from-the-environment",
          "TOKEN", "from-the-environment",
          "GRAFANA_TOKEN", "from-the-environment",
          "S3_SECRET", "from-the-environment",
          "INTERVAL", "45s",
          "FLAG", "true",
          "STATE_DIRECTORY", "/var/lib/monitorix");

  Loading {
    for (String secret :
        List.of("token", "password", "gotify-token", "backup-token", "grafana-token")) {
      write(folder.resolve(secret), "from-a-file\n");
    }
    for (String pem : List.of("ca.pem", "client.pem", "client.key")) {
      write(folder.resolve(pem), "-----BEGIN CERTIFICATE-----\n");
    }
    write(folder.resolve("heartbeat-url"), "https://hc.example/ping\n");
    write(folder.resolve("blackbox.yml"), "modules: {own: {prober: icmp}}\n");
  }

  MonitorixConfig load(JsonNode file) {
    return load(file.toPrettyString());
  }

  MonitorixConfig load(String yaml) {
    return read(yaml).config();
  }

  LoadedConfig read(String yaml) {
    return new ConfigLoader(ENVIRONMENT).read(write(folder.resolve("monitorix.yml"), yaml));
  }

  List<String> problems(JsonNode file) {
    return problems(file.toPrettyString());
  }

  List<String> problems(String yaml) {
    try {
      load(yaml);
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream().map(ConfigProblem::message).toList();
    }
  }

  private static Path write(Path file, String content) {
    try {
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

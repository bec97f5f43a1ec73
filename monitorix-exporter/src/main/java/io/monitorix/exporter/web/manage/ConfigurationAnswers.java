package io.monitorix.exporter.web.manage;

import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Parameters;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** {@code configuration}: what holds now, defaults included, secrets left out. */
final class ConfigurationAnswers {

  private static final String PATH = Endpoints.BASE + "/configuration";
  private static final String FORMAT = "format";
  private static final String YAML = "application/yaml";

  private final Supplier<@Nullable Object> settings;

  /**
   * @param settings by their sections, without secrets
   */
  ConfigurationAnswers(Supplier<@Nullable Object> settings) {
    this.settings = settings;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(PATH, this::show);
  }

  private enum Format {
    JSON,
    YAML
  }

  private void show(Request request) throws IOException {
    Optional<Format> asked = Parameters.of(request, FORMAT).oneOf(FORMAT, Format.values());
    String accept = request.header("Accept");
    Format format =
        asked.orElse(accept != null && accept.contains("yaml") ? Format.YAML : Format.JSON);
    @Nullable Object shown = settings.get();
    if (format == Format.JSON) {
      Answers.send(request, out -> out.jsonValue(shown));
      return;
    }
    DumpSettings block = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    request.answer(200, YAML, new Dump(block).dumpToString(shown));
  }
}

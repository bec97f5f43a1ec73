package io.monitorix.spring.alerts;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.spring.properties.InvalidPropertyException;
import io.monitorix.spring.properties.RoutingProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Where the routing comes from: a file, the properties, or the beans that want to be told.
 *
 * @param settings what the engine gets
 * @param written what was made of the properties; null where a file is read
 */
record RoutingSource(RoutingSettings settings, @Nullable RoutingText written) {

  private static final String PREFIX = "monitorix.alerts.routing";
  private static final String FILE = PREFIX + ".config-file";

  /**
   * Finds it.
   *
   * @param beans names of the beans that can be told
   * @throws InvalidPropertyException if a property is wrong, or two contradict each other
   */
  static RoutingSource of(
      RoutingProperties properties, List<String> beans, ResourceLoader resources) {
    RoutingSettings none =
        new RoutingSettings(
            Optional.empty(),
            List.of(),
            properties.locale(),
            false,
            RoutingSettings.USUAL_ACKNOWLEDGEMENT);
    if (properties.configFile() != null) {
      if (properties.isWritten()) {
        throw new InvalidPropertyException(
            FILE,
            "there are a file and properties that say who is told",
            "keep the file, or " + PREFIX + ".route, .receivers and .inhibit-rules");
      }
      return ofFile(none, properties.configFile(), resources);
    }
    if (properties.receivers().isEmpty() && !beans.isEmpty()) {
      return written(none, RoutingWriter.toBeans(properties, beans));
    }
    return properties.isWritten()
        ? written(none, RoutingWriter.of(properties))
        : new RoutingSource(none, null);
  }

  private static RoutingSource ofFile(
      RoutingSettings none, String location, ResourceLoader resources) {
    Resource resource = resources.getResource(RuleResources.located(location));
    try {
      return new RoutingSource(
          none.with(
              new io.monitorix.exporter.config.RoutingText(
                  RuleResources.name(resource),
                  resource.getContentAsString(StandardCharsets.UTF_8))),
          null);
    } catch (IOException e) {
      throw new InvalidPropertyException(
          FILE,
          "'" + location + "' cannot be read: " + e.getMessage(),
          "put the file there, or name another",
          e);
    }
  }

  private static RoutingSource written(RoutingSettings none, RoutingText text) {
    return new RoutingSource(
        none.with(new io.monitorix.exporter.config.RoutingText(PREFIX, text.text())), text);
  }

  /** What is wrong with the routing, said of the property that it comes from. */
  InvalidPropertyException explain(FileException problem) {
    RoutingText text = written;
    if (text == null) {
      return new InvalidPropertyException(
          FILE, "the file is wrong:\n" + problem.getMessage(), "correct the file", problem);
    }
    FileProblem first = problem.problems().get(0);
    String more =
        problem.problems().stream()
            .skip(1)
            .map(each -> "\n" + text.property(each.line()) + ": " + each.message())
            .collect(Collectors.joining());
    return new InvalidPropertyException(
        text.property(first.line()), first.message() + more, "correct it", problem);
  }
}

package io.monitorix.alerts.scrape.labelled;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.relabel.Relabelling;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.TargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Fills in the labels of a target, relabels them, and reads from them what is asked and when, as
 * Prometheus does. No port is added to an address without one. Immutable.
 */
public final class TargetMaker {

  private static final String ADDRESS = "__address__";
  private static final String SCHEME = "__scheme__";
  private static final String PATH = "__metrics_path__";
  private static final String INTERVAL = "__scrape_interval__";
  private static final String TIMEOUT = "__scrape_timeout__";
  private static final String PARAMETER = "__param_";
  private static final String META = "__meta_";
  private static final String INTERNAL = "__";

  private final ScrapeConfig config;
  private final Relabelling relabelling;

  /**
   * For one job.
   *
   * @throws IllegalArgumentException if {@code relabel_configs} has faults
   */
  public TargetMaker(ScrapeConfig config) {
    this.config = config;
    this.relabelling = new Relabelling(config.relabelling(), config.samples().names());
  }

  /** What becomes of each address of the group. */
  public List<Made> make(TargetGroup group) {
    List<Made> made = new ArrayList<>();
    for (String address : group.addresses()) {
      made.add(make(address, group.labels()));
    }
    return made;
  }

  private Made make(String address, Map<String, String> groupLabels) {
    Map<String, String> labels = new TreeMap<>(groupLabels);
    labels.put(ADDRESS, address);
    labels.values().removeIf(String::isEmpty);
    labels.putIfAbsent("job", config.jobName());
    labels.putIfAbsent(INTERVAL, DurationText.print(config.interval().toMillis()));
    labels.putIfAbsent(TIMEOUT, DurationText.print(config.timeout().toMillis()));
    labels.putIfAbsent(PATH, config.request().path());
    labels.putIfAbsent(SCHEME, config.request().scheme());
    config
        .request()
        .parameters()
        .forEach(
            (name, values) -> {
              if (!values.isEmpty() && !values.get(0).isEmpty()) {
                labels.putIfAbsent(PARAMETER + name, values.get(0));
              }
            });
    Labels discovered = Labels.of(labels);
    Optional<? extends Map<String, String>> kept = relabelling.apply(labels);
    if (kept.isEmpty()) {
      return new Made.Dropped(discovered);
    }
    try {
      return new Made.Active(target(discovered, new TreeMap<>(kept.get())));
    } catch (IllegalArgumentException e) {
      return new Made.Failed(discovered, String.valueOf(e.getMessage()));
    }
  }

  private Target target(Labels discovered, Map<String, String> labels) {
    String address = labels.getOrDefault(ADDRESS, "");
    if (address.isEmpty()) {
      throw new IllegalArgumentException("no address");
    }
    if (address.contains("/")) {
      throw new IllegalArgumentException("'" + address + "' is not a valid hostname");
    }
    Duration interval = duration(labels.getOrDefault(INTERVAL, ""), "interval");
    Duration timeout = duration(labels.getOrDefault(TIMEOUT, ""), "timeout");
    if (timeout.compareTo(interval) > 0) {
      throw new IllegalArgumentException(
          "scrape timeout cannot be greater than scrape interval ("
              + labels.get(TIMEOUT)
              + " > "
              + labels.get(INTERVAL)
              + ")");
    }
    String url =
        TargetUrl.of(
            labels.getOrDefault(SCHEME, ""),
            address,
            labels.getOrDefault(PATH, ""),
            parameters(labels));
    labels.putIfAbsent("instance", address);
    labels.keySet().removeIf(name -> name.startsWith(META) || name.startsWith(INTERNAL));
    return new Target(discovered, Labels.of(labels), url, interval, timeout);
  }

  private static Duration duration(String text, String what) {
    OptionalLong millis = DurationText.parse(text);
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("error parsing scrape " + what + ": '" + text + "'");
    }
    if (millis.getAsLong() == 0) {
      throw new IllegalArgumentException("scrape " + what + " cannot be 0");
    }
    return Duration.ofMillis(millis.getAsLong());
  }

  /** The label has the first value of a parameter; further ones are those of the configuration. */
  private Map<String, List<String>> parameters(Map<String, String> labels) {
    Map<String, List<String>> parameters = new TreeMap<>(config.request().parameters());
    labels.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.merge(
                name.substring(PARAMETER.length()),
                List.of(value),
                (configured, first) -> {
                  List<String> values = new ArrayList<>(first);
                  values.addAll(
                      configured.subList(Math.min(1, configured.size()), configured.size()));
                  return values;
                });
          }
        });
    return parameters;
  }
}

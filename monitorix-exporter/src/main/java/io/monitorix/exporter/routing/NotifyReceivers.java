package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.text.DefaultTemplates;
import io.monitorix.alerts.notify.text.SilenceLinks;
import io.monitorix.alerts.routing.config.IntegrationSpec;
import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.template.error.TemplateException;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.alerts.yaml.Glob;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.reach.AddressPolicy;
import io.monitorix.exporter.reach.GuardedSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the receivers of a routing file from all kinds of integrations that are there. */
public final class NotifyReceivers implements ReceiverSource {

  private final IntegrationTypes types;
  private final String externalUrl;
  private final InstantSource clock;
  private final SilenceLinks links;
  private final NotificationMetrics metrics;

  /**
   * Of all kinds.
   *
   * @param externalUrl where people reach this process, without a slash at its end
   * @param links that messages have to silence their alerts
   */
  public NotifyReceivers(
      String externalUrl, InstantSource clock, SilenceLinks links, NotificationMetrics metrics) {
    this(IntegrationTypes.load(), externalUrl, clock, links, metrics);
  }

  /**
   * Of these kinds.
   *
   * @param types may hold an embedding application's own
   */
  public NotifyReceivers(
      IntegrationTypes types,
      String externalUrl,
      InstantSource clock,
      SilenceLinks links,
      NotificationMetrics metrics) {
    this.types = types;
    this.externalUrl = externalUrl;
    this.clock = clock;
    this.links = links;
    this.metrics = metrics;
  }

  @Override
  public Set<String> keys() {
    return types.keys();
  }

  @Override
  public Receivers read(RoutingConfig config, RoutingSettings settings) {
    TemplateSet templates = templates(config, folder(config.file()), settings.locale());
    Map<String, ReceiverContext> contexts = new LinkedHashMap<>();
    Map<String, Problems> problems = new LinkedHashMap<>();
    problems.put(config.file(), config.problems());
    Map<String, List<io.monitorix.alerts.routing.dispatch.Integration>> all = new LinkedHashMap<>();
    Map<String, Integration> senders = new LinkedHashMap<>();
    for (ReceiverSpec receiver : config.receivers()) {
      List<io.monitorix.alerts.routing.dispatch.Integration> own = new ArrayList<>();
      for (IntegrationSpec spec : receiver.integrations()) {
        Problems found = spec.value().problems();
        problems.putIfAbsent(found.file(), found);
        ReceiverContext context =
            contexts.computeIfAbsent(
                found.file(), file -> context(config, settings, folder(file), templates));
        types
            .find(spec.key())
            .map(type -> type.read(spec.value(), context))
            .ifPresent(
                sender -> {
                  var known =
                      new io.monitorix.alerts.routing.dispatch.Integration(
                          receiver.name(), spec.type(), spec.index(), sender.sendResolved());
                  own.add(known);
                  senders.put(known.key(), sender);
                });
      }
      all.put(receiver.name(), own);
    }
    Senders made = new Senders(senders, externalUrl, clock, metrics);
    List<FileProblem> found =
        problems.values().stream().flatMap(each -> each.all().stream()).toList();
    if (!found.isEmpty()) {
      made.close();
      throw new FileException(found);
    }
    return new Receivers(all, made, made);
  }

  /** Paths are relative to the file that has them. */
  private ReceiverContext context(
      RoutingConfig config, RoutingSettings settings, Path folder, TemplateSet templates) {
    return new ReceiverContext(
        config.global().receiverDefaults(),
        folder,
        templates,
        clock,
        externalUrl,
        settings.locale(),
        settings.execAllowed(),
        new GuardedSockets(
            new AddressPolicy(settings.linkLocalAllowed(), "routing.allow_link_local"), null));
  }

  private static Path folder(String file) {
    Path folder = Path.of(file).toAbsolutePath().getParent();
    return folder == null ? Path.of("") : folder;
  }

  /** Those that come with Monitorix, and those of the file, which win. */
  private TemplateSet templates(RoutingConfig config, Path folder, Locale locale) {
    TemplateSet set = DefaultTemplates.of(locale, clock, links);
    for (String pattern : config.templates()) {
      for (Path file : Glob.find(pattern, folder)) {
        try {
          set = set.with(file.toString(), Files.readString(file));
        } catch (TemplateException e) {
          throw wrong(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
          throw wrong(file, "cannot be read: " + e.getMessage());
        }
      }
    }
    return set;
  }

  private static FileException wrong(Path file, String message) {
    return new FileException(List.of(new FileProblem(file.toString(), 0, 0, message)));
  }
}

package io.monitorix.alerts.notify;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.text.DefaultTemplates;
import io.monitorix.alerts.template.Notification;
import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import io.monitorix.alerts.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notifications and configurations that tests share. */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  public static final InstantSource CLOCK = InstantSource.fixed(NOW);
  public static final String EXTERNAL_URL = "https://monitorix.example";

  private Fixtures() {}

  /** Reads an element of a receiver; fails with the file's problems. */
  public static Integration read(String key, String yaml) {
    return read(key, yaml, "", Path.of("/nowhere"));
  }

  /** Likewise, with a section {@code global} and a folder for files. */
  public static Integration read(String key, String yaml, String global, Path folder) {
    Problems problems = new Problems("alertmanager.yml");
    Optional<YamlValue> defaults = YamlFile.parse(global.isEmpty() ? "{}" : global, problems);
    ReceiverContext context = context(folder, defaults.orElse(null));
    YamlValue config = YamlFile.parse(yaml, problems).orElseThrow();
    Integration integration = IntegrationTypes.load().find(key).orElseThrow().read(config, context);
    if (!problems.all().isEmpty()) {
      integration.close();
    }
    problems.throwIfAny();
    return integration;
  }

  /** What is wrong with an element of a receiver, a line for each problem. */
  public static List<String> problems(String key, String yaml) {
    try {
      read(key, yaml).close();
      return List.of();
    } catch (FileException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  public static ReceiverContext context(Path folder, @Nullable YamlValue global) {
    return new ReceiverContext(
        global == null ? Map.of() : global.mapping().values(),
        folder,
        templates(Locale.ENGLISH),
        CLOCK,
        EXTERNAL_URL,
        Locale.ENGLISH,
        true);
  }

  public static TemplateSet templates(Locale locale) {
    return DefaultTemplates.of(locale, CLOCK);
  }

  /** A guest is down. */
  public static Message firing() {
    return message(notification(guestDown("firing")), Optional.empty());
  }

  /** It is up again. */
  public static Message resolved() {
    return message(notification(guestDown("resolved")), Optional.empty());
  }

  /** The same with what the last message is called. */
  public static Message after(Message message, String previous) {
    return message(message.data(), Optional.of(previous));
  }

  /** A message about so many guests that are down. */
  public static Message many(int alerts) {
    List<Notification.Alert> all =
        java.util.stream.IntStream.range(0, alerts)
            .mapToObj(i -> guest("firing", 100 + i))
            .toList();
    return message(notification(all), Optional.empty());
  }

  public static Message message(Notification data, Optional<String> previous) {
    return new Message(data, "{}:{alertname=\"GuestDown\"}", "7f3a", previous);
  }

  private static List<Notification.Alert> guestDown(String status) {
    return List.of(guest(status, 101));
  }

  private static Notification.Alert guest(String status, int id) {
    return new Notification.Alert(
        status,
        Labels.of(
            "alertname",
            "GuestDown",
            "cluster",
            "lab",
            "id",
            "qemu/" + id,
            "name",
            "web",
            "severity",
            "warning"),
        Labels.of(
            "summary", "Guest web (qemu/" + id + ") is down",
            "description", "It is <b>meant</b> to run.",
            "runbook_url", "https://runbooks.example/GuestDown"),
        Instant.parse("2026-11-24T11:50:00.650Z"),
        Instant.parse("2026-11-24T11:58:00Z"),
        "https://monitorix.example/graph?g0.expr=pve_up",
        "d7c8991a2449b8b9");
  }

  private static Notification notification(List<Notification.Alert> alerts) {
    Notification.Alert first = alerts.get(0);
    boolean one = alerts.size() == 1;
    return new Notification(
        "team",
        first.status(),
        alerts,
        Labels.of("alertname", "GuestDown"),
        one ? first.labels() : first.labels().without(List.of("id")),
        one ? first.annotations() : first.annotations().without(List.of("summary")),
        EXTERNAL_URL);
  }
}

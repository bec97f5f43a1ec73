package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The key {@code routing}: who is told of alerts.
 *
 * @param configFile such as Alertmanager's {@code alertmanager.yml}; empty where there is none: all
 *     alerts go to a receiver called {@code default} then
 * @param receivers what this file has of receivers of that one, in its order
 * @param locale whose language notifications are in
 * @param execAllowed whether {@code exec_configs} may run programs
 * @param acknowledgement how long an acknowledgement lasts that says nothing itself
 * @param policy what else the routing file cannot say
 * @param linkLocalAllowed whether receivers may be at link-local addresses, those of the metadata
 *     services of clouds among them
 * @param text in the place of {@code configFile}, where an embedding application has one
 */
public record RoutingSettings(
    Optional<Path> configFile,
    List<ReceiverSettings> receivers,
    Locale locale,
    boolean execAllowed,
    Duration acknowledgement,
    PolicySettings policy,
    boolean linkLocalAllowed,
    Optional<RoutingText> text) {

  /** How long an acknowledgement lasts where nothing is said. */
  public static final Duration USUAL_ACKNOWLEDGEMENT = Duration.ofDays(1);

  /** Nobody is told. */
  public static final RoutingSettings NONE = new RoutingSettings(Optional.empty());

  /** Copies the list. */
  public RoutingSettings {
    receivers = List.copyOf(receivers);
  }

  /** With a file, or none. */
  public RoutingSettings(
      Optional<Path> configFile,
      List<ReceiverSettings> receivers,
      Locale locale,
      boolean execAllowed,
      Duration acknowledgement,
      PolicySettings policy) {
    this(
        configFile,
        receivers,
        locale,
        execAllowed,
        acknowledgement,
        policy,
        false,
        Optional.empty());
  }

  /** A file, and nothing else. */
  public RoutingSettings(Optional<Path> configFile) {
    this(configFile, List.of(), Locale.ENGLISH, false, USUAL_ACKNOWLEDGEMENT);
  }

  /** Without anything of a policy. */
  public RoutingSettings(
      Optional<Path> configFile,
      List<ReceiverSettings> receivers,
      Locale locale,
      boolean execAllowed,
      Duration acknowledgement) {
    this(configFile, receivers, locale, execAllowed, acknowledgement, PolicySettings.NONE);
  }

  /** The same, but with receivers at link-local addresses, or without. */
  public RoutingSettings withLinkLocal(boolean allowed) {
    return new RoutingSettings(
        configFile, receivers, locale, execAllowed, acknowledgement, policy, allowed, text);
  }

  /** Whether somebody may be told. */
  public boolean tells() {
    return configFile.isPresent() || text.isPresent() || !receivers.isEmpty();
  }

  /** The same with a text in the place of the file. */
  public RoutingSettings with(RoutingText routing) {
    return new RoutingSettings(
        Optional.empty(),
        receivers,
        locale,
        execAllowed,
        acknowledgement,
        policy,
        linkLocalAllowed,
        Optional.of(routing));
  }
}

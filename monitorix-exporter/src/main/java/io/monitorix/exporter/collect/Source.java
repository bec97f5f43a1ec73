package io.monitorix.exporter.collect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read from Proxmox as a whole: the answer of one call, or of a few that belong
 * together. It is read for each subject of its scope. Several collectors may share a source; it is
 * then read once. Immutable; each is one constant, known by its identity.
 *
 * @param <T> what reading it gives
 */
public final class Source<T> {

  /** How many subjects it is read for. */
  public enum Scope {
    /** The target as a whole. */
    TARGET,
    /** Each node that is online. */
    NODE,
    /** Each guest that is wanted, spread over the interval within a budget of calls. */
    GUEST,
    /** Each storage that is wanted, a shared one from one node; within the same budget. */
    STORAGE,
    /** Each datastore of a backup server. */
    DATASTORE
  }

  /**
   * Reads it.
   *
   * @param <S> the kind of subject
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Reading<S extends Subject, T> {

    /**
     * Starts to read.
     *
     * @param previous what it gave the last time that it was read, however long ago; null at first
     */
    CompletableFuture<T> read(SourceReader reader, S subject, @Nullable T previous);
  }

  private final String name;
  private final Scope scope;
  private final Class<? extends Subject> kind;
  private final Reading<Subject, T> reading;
  private final Predicate<Subject> wanted;
  private final Requirement requirement;
  private final Duration floor;
  private final int calls;
  private final @Nullable Function<Subject, Object> traits;

  private Source(
      String name,
      Scope scope,
      Class<? extends Subject> kind,
      Reading<Subject, T> reading,
      Predicate<Subject> wanted,
      Requirement requirement,
      Duration floor,
      int calls,
      @Nullable Function<Subject, Object> traits) {
    this.name = name;
    this.scope = scope;
    this.kind = kind;
    this.reading = reading;
    this.wanted = wanted;
    this.requirement = requirement;
    this.floor = floor;
    this.calls = calls;
    this.traits = traits;
  }

  private static <S extends Subject, T> Source<T> of(
      String name, Scope scope, Class<S> kind, Predicate<S> wanted, Reading<S, T> reading) {
    return new Source<>(
        name,
        scope,
        kind,
        (reader, subject, previous) -> reading.read(reader, kind.cast(subject), previous),
        subject -> kind.isInstance(subject) && wanted.test(kind.cast(subject)),
        Requirement.NONE,
        Duration.ZERO,
        1,
        null);
  }

  /**
   * A source about the target as a whole.
   *
   * @param name its path below {@code /api2/json}, as a template
   */
  public static <T> Source<T> ofTarget(String name, Reading<Subject.Target, T> reading) {
    return of(name, Scope.TARGET, Subject.Target.class, target -> true, reading);
  }

  /** A source about each node. */
  public static <T> Source<T> ofNode(String name, Reading<Subject.Node, T> reading) {
    return of(name, Scope.NODE, Subject.Node.class, node -> true, reading);
  }

  /** A source about each guest that is wanted, of a node that is online. */
  public static <T> Source<T> ofGuest(
      String name, Predicate<Subject.Guest> wanted, Reading<Subject.Guest, T> reading) {
    return of(name, Scope.GUEST, Subject.Guest.class, wanted, reading);
  }

  /** A source about each storage that is wanted. */
  public static <T> Source<T> ofStorage(
      String name, Predicate<Subject.Storage> wanted, Reading<Subject.Storage, T> reading) {
    return of(name, Scope.STORAGE, Subject.Storage.class, wanted, reading);
  }

  /** A source about each datastore of a backup server. */
  public static <T> Source<T> ofDatastore(String name, Reading<Subject.Datastore, T> reading) {
    return of(name, Scope.DATASTORE, Subject.Datastore.class, datastore -> true, reading);
  }

  private Source<T> with(
      Requirement newRequirement,
      Duration newFloor,
      int newCalls,
      @Nullable Function<Subject, Object> newTraits) {
    return new Source<>(
        name, scope, kind, reading, wanted, newRequirement, newFloor, newCalls, newTraits);
  }

  /**
   * The same, read only where the caller holds this privilege. Called again it adds an alternative.
   *
   * @param path of the permission tree, {@code /nodes/{node}} for instance
   */
  public Source<T> needing(String path, String privilege) {
    return needing(new Privilege(path, privilege));
  }

  /** The same, read only where the caller holds all of these, or an alternative given before. */
  public Source<T> needing(Privilege... together) {
    return with(requirement.or(together), floor, calls, traits);
  }

  /** The same, read no more often than this, however short the interval of its collectors. */
  public Source<T> noMoreThanEvery(Duration interval) {
    return with(requirement, interval, calls, traits);
  }

  /** The same, which takes about so many calls of the budget each time. */
  public Source<T> taking(int calls) {
    return with(requirement, floor, calls, traits);
  }

  /** The same, read at once when these traits of a guest change. */
  public Source<T> alsoWhenChanged(Function<Subject.Guest, Object> of) {
    return with(
        requirement,
        floor,
        calls,
        subject -> subject instanceof Subject.Guest guest ? of.apply(guest) : "");
  }

  /** The path below {@code /api2/json}, as a template. */
  public String name() {
    return name;
  }

  /** How many subjects it is read for. */
  public Scope scope() {
    return scope;
  }

  /** Whether it is read for this subject. */
  public boolean wants(Subject subject) {
    return wanted.test(subject);
  }

  /** What the caller must be allowed. */
  public Requirement requirement() {
    return requirement;
  }

  /** The shortest interval at which it is read; zero where any will do. */
  public Duration floor() {
    return floor;
  }

  /** About how many calls reading it for one subject takes. */
  public int calls() {
    return calls;
  }

  /** What of the subject, when it changes, is a reason to read again; empty where nothing is. */
  public Object traits(Subject subject) {
    return traits == null ? "" : traits.apply(subject);
  }

  /**
   * Starts to read it.
   *
   * @param subject of its scope
   * @param previous what it gave the last time; null at first
   */
  public CompletableFuture<T> read(SourceReader reader, Subject subject, @Nullable T previous) {
    try {
      return reading.read(reader, subject, previous);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.monitorix.exporter.collect;

import java.time.Duration;
import java.util.Objects;
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

  /**
   * What goes beyond how it is read.
   *
   * @param requirement what the caller must be allowed
   * @param floor the shortest interval
   * @param calls about how many it takes for one subject
   * @param traits what of the subject is a reason to read again when it changes
   * @param pause after which a value is worth reading again; null for the interval
   * @param keptWhenGone whether the value stays when a lost server's are forgotten
   */
  private record Terms<T>(
      Requirement requirement,
      Duration floor,
      int calls,
      @Nullable Function<Subject, Object> traits,
      Function<T, @Nullable Duration> pause,
      boolean keptWhenGone) {

    static <T> Terms<T> usual() {
      return new Terms<>(Requirement.NONE, Duration.ZERO, 1, null, value -> null, false);
    }
  }

  private final String name;
  private final Scope scope;
  private final Reading<Subject, T> reading;
  private final Predicate<Subject> wanted;
  private final Terms<T> terms;

  private Source(
      String name,
      Scope scope,
      Reading<Subject, T> reading,
      Predicate<Subject> wanted,
      Terms<T> terms) {
    this.name = name;
    this.scope = scope;
    this.reading = reading;
    this.wanted = wanted;
    this.terms = terms;
  }

  private static <S extends Subject, T> Source<T> of(
      String name, Scope scope, Class<S> kind, Predicate<S> wanted, Reading<S, T> reading) {
    return new Source<>(
        name,
        scope,
        (reader, subject, previous) -> reading.read(reader, kind.cast(subject), previous),
        subject -> kind.isInstance(subject) && wanted.test(kind.cast(subject)),
        Terms.usual());
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

  private Source<T> on(Terms<T> other) {
    return new Source<>(name, scope, reading, wanted, other);
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
    return on(
        new Terms<>(
            terms.requirement.or(together),
            terms.floor,
            terms.calls,
            terms.traits,
            terms.pause,
            terms.keptWhenGone));
  }

  /** The same, read no more often than this, however short the interval of its collectors. */
  public Source<T> noMoreThanEvery(Duration interval) {
    return on(
        new Terms<>(
            terms.requirement,
            interval,
            terms.calls,
            terms.traits,
            terms.pause,
            terms.keptWhenGone));
  }

  /** The same, which takes about so many calls of the budget each time. */
  public Source<T> taking(int calls) {
    return on(
        new Terms<>(
            terms.requirement, terms.floor, calls, terms.traits, terms.pause, terms.keptWhenGone));
  }

  /** The same, read at once when these traits of a guest change. */
  public Source<T> alsoWhenChanged(Function<Subject.Guest, Object> of) {
    return on(
        new Terms<>(
            terms.requirement,
            terms.floor,
            terms.calls,
            subject -> subject instanceof Subject.Guest guest ? of.apply(guest) : "",
            terms.pause,
            terms.keptWhenGone));
  }

  /**
   * The same, whose value may say when it is worth reading again: after this time instead of the
   * interval, or at the interval where it is null.
   */
  public Source<T> againAfter(Function<T, @Nullable Duration> pauseAfter) {
    return on(
        new Terms<>(
            terms.requirement,
            terms.floor,
            terms.calls,
            terms.traits,
            pauseAfter,
            terms.keptWhenGone));
  }

  /**
   * The same, whose value also says that the server does not answer: reading it does not fail then,
   * and its value stays when all else that a lost server said is forgotten.
   */
  public Source<T> keptWhenGone() {
    return on(
        new Terms<>(terms.requirement, terms.floor, terms.calls, terms.traits, terms.pause, true));
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
    return terms.requirement;
  }

  /** The shortest interval at which it is read; zero where any will do. */
  public Duration floor() {
    return terms.floor;
  }

  /** About how many calls reading it for one subject takes. */
  public int calls() {
    return terms.calls;
  }

  /** Whether its value stays when a server is lost, because it tells of that. */
  public boolean isKeptWhenGone() {
    return terms.keptWhenGone;
  }

  /** What of the subject, when it changes, is a reason to read again; empty where nothing is. */
  public Object traits(Subject subject) {
    return terms.traits == null ? "" : terms.traits.apply(subject);
  }

  /** After how long it is read again instead of after its interval; null where that will do. */
  public @Nullable Duration pauseAfter(T value) {
    return terms.pause.apply(value);
  }

  /**
   * Starts to read it.
   *
   * @param subject of its scope
   * @param previous what it gave the last time; null at first
   */
  public CompletableFuture<T> read(SourceReader reader, Subject subject, @Nullable T previous) {
    try {
      return Objects.requireNonNull(
          reading.read(reader, subject, previous), () -> name + ": its reading began nothing");
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

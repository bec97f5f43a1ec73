package io.monitorix.exporter.config;

/**
 * What of a target is monitored.
 *
 * @param nodes by their names; what is on a node goes with it
 * @param storages by their names
 * @param guests by what they are
 * @param templates whether guests that are templates are
 */
public record FilterConfig(Patterns nodes, Patterns storages, Guests guests, boolean templates) {

  /** Everything. */
  public static final FilterConfig EVERYTHING =
      new FilterConfig(Patterns.ANY, Patterns.ANY, Guests.ALL, true);

  /**
   * Which guests are monitored: those that all four want.
   *
   * @param ids by {@code 100}, or {@code qemu/100}: either may match
   * @param names by name
   * @param tags by their tags: that one matches is a match
   * @param pools by the pool they are in
   */
  public record Guests(Patterns ids, Patterns names, Patterns tags, Patterns pools) {

    /** Every guest. */
    public static final Guests ALL =
        new Guests(Patterns.ANY, Patterns.ANY, Patterns.ANY, Patterns.ANY);
  }
}

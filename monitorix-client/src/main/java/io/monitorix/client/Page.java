package io.monitorix.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param rows in their order; those that cannot be read are left out
 * @param total how many rows the whole list has, as far as the server knows; null where it does not
 *     say
 * @param <T> a row
 */
public record Page<T>(List<T> rows, @Nullable Integer total) {

  /** Copies the list. */
  public Page {
    rows = List.copyOf(rows);
  }
}

package io.monitorix.client.pve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a node's journal: {@code GET /nodes/{node}/journal}.
 *
 * @param startCursor the place of the first line, before which older ones are; null where there are
 *     none
 * @param lines in their order, as {@code journalctl} prints them
 * @param endCursor the place of the last line, after which newer ones come; null where there are
 *     none
 */
public record Journal(
    @Nullable String startCursor, List<String> lines, @Nullable String endCursor) {

  /** Copies the list. */
  public Journal {
    lines = List.copyOf(lines);
  }

  /** From what Proxmox sends: a list of lines between two cursors. */
  public static Journal of(List<String> answer) {
    if (answer.size() < 2) {
      return new Journal(null, List.of(), answer.isEmpty() ? null : answer.get(0));
    }
    int last = answer.size() - 1;
    return new Journal(answer.get(0), answer.subList(1, last), answer.get(last));
  }
}

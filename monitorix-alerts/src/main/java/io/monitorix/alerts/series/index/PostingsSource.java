package io.monitorix.alerts.series.index;

import io.monitorix.alerts.labels.Labels;
import java.util.Collection;

/** Which series have which labels: on the heap or in a file. Safe for several threads. */
public interface PostingsSource {

  /** All series. */
  Ids all();

  /** The series that have this label. */
  Ids postings(String name, String value);

  /** All names of labels, in no order. */
  Collection<String> names();

  /** All values of a label, in no order; none if there is no such label. */
  Collection<String> values(String name);

  /** The value of a series' label, empty without one. */
  String value(int id, String name);

  /** All labels of a series; {@link Labels#EMPTY} if it is gone. */
  Labels labels(int id);
}

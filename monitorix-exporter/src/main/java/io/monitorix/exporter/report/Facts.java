package io.monitorix.exporter.report;

import io.monitorix.alerts.labels.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the metrics say at the time of a report.
 *
 * @param fullest storages and how much of them is used, 0 to 1; the fullest first
 * @param daysLeft until storages are full by their trend of three days
 * @param backupsKnown whether it is known at all which guests backup jobs cover
 * @param notBackedUp guests that no backup job covers
 * @param oldestBackups guests and the age of their newest backup in seconds; the oldest first
 */
record Facts(
    List<Finding> fullest,
    Map<Labels, Double> daysLeft,
    boolean backupsKnown,
    List<Finding> notBackedUp,
    List<Finding> oldestBackups) {

  Optional<Double> daysLeft(Finding storage) {
    return Optional.ofNullable(daysLeft.get(storage.labels()));
  }
}

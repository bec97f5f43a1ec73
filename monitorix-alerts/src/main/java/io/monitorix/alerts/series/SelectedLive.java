package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.Series;

/**
 * A series that was selected and has all its samples on the heap, as most that alert rules ask for.
 *
 * @param chunks in the order of time, at least one; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record SelectedLive(Labels labels, Chunk[] chunks) implements Series {

  @Override
  public void read(long from, long to, SampleBuffer into) {
    for (Chunk chunk : chunks) {
      if (chunk.overlaps(from, to)) {
        chunk.read(from, to, into);
      }
    }
  }

  @Override
  public void readNewest(long from, long to, SampleBuffer into) {
    if (chunks[chunks.length - 1].readLast(from, to, into)) {
      return;
    }
    for (int i = chunks.length - 1; i >= 0 && into.size() == 0; i--) {
      if (chunks[i].overlaps(from, to)) {
        chunks[i].read(from, to, into);
      }
    }
    into.keepNewest();
  }
}
